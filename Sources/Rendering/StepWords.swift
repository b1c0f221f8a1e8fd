package import Dates
package import TaskList

/// A line a step: when, who, what was done to which tasks.
package func stepLines(_ steps: [Step], _ clock: WallClock, style: Style) -> [UInt8] {
  var writer = DateWriter(clock: clock)
  var text = ""
  for step in steps {
    var time: [UInt8] = []
    writer.append(iso: step.author.time, to: &time)
    let moment = String(decoding: time, as: UTF8.self)
    text += style.faint("\(moment)  \(visible(step.author.name))") + "  "
    text += stepWords(step, style: style) + (step.isUndone ? "  (undone)" : "") + "\n"
  }
  return Array(text.utf8)
}

/// What a step did, such as `done #3 Fix the parser, #4 Mail Anna`; of many tasks the first ten.
package func stepWords(_ step: Step, style: Style) -> String {
  let tasks = step.changes.prefix(10).compactMap(\.item).map { item in
    "\(style.number("#\(item.id)")) \(visible(item.text))"
  }
  let more = step.changes.count > 10 ? ", and \(step.changes.count - 10) more" : ""
  return "\(pastWord(step.verb)) \(tasks.joined(separator: ", "))\(more)"
}

/// An array of steps; each with the tasks before and after it.
package func jsonSteps(_ steps: [Step]) -> [UInt8] {
  guard !steps.isEmpty else { return Array("[]\n".utf8) }
  let lines = steps.map { step in
    let changes = step.changes.map { change in
      """
      {"id": \(change.id), "before": \(jsonText(change.before)), "after": \(jsonText(change.after))}
      """
    }
    return """
        {"step": \(step.id), "time": \(jsonTime(step.author.time)), \
      "who": \(jsonString(step.author.name)), "verb": \(jsonString(step.verb)), \
      "target": \(step.target.map(String.init) ?? "null"), "undone": \(step.isUndone), \
      "changes": [\(changes.joined(separator: ", "))]}
      """
  }
  return Array("[\n\(lines.joined(separator: ",\n"))\n]\n".utf8)
}

private func jsonText(_ item: TaskItem?) -> String {
  guard let item else { return "null" }
  var rows = Rows()
  rows.append(item)
  var bytes: [UInt8] = []
  rows.forEach { id, text, details in bytes.appendJSON(id, text, details) }
  return String(decoding: bytes, as: UTF8.self)
}

private func jsonTime(_ milliseconds: Int64) -> String {
  var bytes: [UInt8] = []
  bytes.appendJSON(time: milliseconds)
  return String(decoding: bytes, as: UTF8.self)
}
