package import Dates
package import TaskList
import Text

/// A line a task that tells what was done to it, such as `added #1 Buy milk (due 2026-12-01)`; of a
/// wish that was met already, such as `#1 was done yesterday: Buy milk`; and a line a step that was
/// taken back or done again.
package func changeWords(
  _ verb: String, _ outcome: ChangeOutcome, _ clock: WallClock, style: Style
) -> [UInt8] {
  var writer = DateWriter(clock: clock)
  var bytes: [UInt8] = []
  for step in outcome.steps {
    bytes += "\(pastWord(verb)): \(stepWords(step, style: style))\n".utf8
  }
  if outcome.steps.isEmpty {
    for change in outcome.changes {
      guard let item = change.item else { continue }
      let fields = fieldWords(change, &writer)
      bytes += "\(pastWord(verb)) \(style.number("#\(item.id)")) \(visible(item.text))".utf8
      bytes += "\(fields.isEmpty ? "" : " (\(fields.joined(separator: ", ")))")\n".utf8
    }
  }
  for item in outcome.met {
    let words = metWords(verb, item, &writer)
    bytes += "\(style.number("#\(item.id)")) \(words): \(visible(item.text))\n".utf8
  }
  return bytes
}

/// What was done, of the verb of a command.
package func pastWord(_ verb: String) -> String {
  switch verb {
  case "add": "added"
  case "remove": "removed"
  case "reopen": "reopened"
  case "edit": "edited"
  case "undo": "undid"
  case "redo": "redid"
  default: verb
  }
}

private func metWords(_ verb: String, _ item: TaskItem, _ writer: inout DateWriter) -> String {
  switch verb {
  case "done": "was done \(item.done.map { relativeWords($0, &writer) } ?? "already")"
  case "reopen": "is open already"
  default: "is so already"
  }
}

/// The fields that a change set, in the words of a list.
private func fieldWords(_ change: ItemChange, _ writer: inout DateWriter) -> [String] {
  guard let after = change.after else { return [] }
  let before = change.before
  var words: [String] = []
  if after.due != before?.due {
    words.append(after.due.map { "due \(dueWords($0, &writer))" } ?? "no due date")
  }
  if after.priority != before?.priority {
    words.append(after.priority.map { "priority \($0.name)" } ?? "no priority")
  }
  if after.list != before?.list { words.append(after.list.map { "list \($0)" } ?? "no list") }
  if after.tags != before?.tags ?? [] {
    words.append(after.tags.isEmpty ? "no tags" : "tags \(after.tags.joined(separator: ", "))")
  }
  if after.note != before?.note { words.append(after.note == nil ? "no note" : "with a note") }
  return words.map(visible)
}
