package import Dates
package import TaskList
import Text

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
  JSONWriter.lines(steps) { json, step in
    json.object { json in
      json.member("step", step.id)
      json.member("time", time: step.author.time)
      json.member("who", step.author.name)
      json.member("verb", step.verb)
      json.member("target", step.target)
      json.member("undone", step.isUndone)
      json.name("changes")
      json.array(step.changes) { json, change in
        json.object { json in
          json.member("id", change.id)
          json.name("before")
          json.task(change.before)
          json.name("after")
          json.task(change.after)
        }
      }
    }
  }
}
