package import Dates
package import Model
import Text

/// One line per changed task, such as `added #1 Buy milk (due 2026-12-01)`; per unchanged task, such
/// as `#1 was done yesterday: Buy milk`; or per entry that was undone or redone.
///
/// Of a dry run it says `would add #1 Buy milk`, and at the end that nothing was changed.
package func changeReport(
  _ verb: Verb, _ result: ChangeResult, _ clock: WallClock, style: Style, isDryRun: Bool = false
) -> [UInt8] {
  var writer = DateWriter(clock: clock)
  let action = isDryRun ? verb.conditional : verb.pastTense
  var text = ""
  for entry in result.entries {
    text += "\(action) \(entry.verb.rawValue) of \(taskSummary(entry, style: style))\n"
  }
  if result.entries.isEmpty {
    for diff in result.diffs {
      let fields = changedFields(diff, &writer)
      text += "\(action) \(reference(diff.task, style))"
      text += "\(fields.isEmpty ? "" : " (\(fields.joined(separator: ", ")))")\n"
    }
  }
  for task in result.unchanged {
    let reason = unchangedText(verb, task, &writer)
    text += "\(style.number("#\(task.id)")) \(reason): \(visible(task.text))\n"
  }
  return Array(text.utf8)
}

/// A task in a sentence, such as `#3 Fix the parser`.
func reference(_ task: TaskItem, _ style: Style) -> String {
  "\(style.number("#\(task.id)")) \(visible(task.text))"
}

private func unchangedText(_ verb: Verb, _ task: TaskItem, _ writer: inout DateWriter) -> String {
  switch verb {
  case .done: "was done \(task.done.map { relativeTime($0, &writer) } ?? "already")"
  case .reopen: "is already open"
  default: "unchanged"
  }
}

/// The fields that a change set, as a list shows them.
private func changedFields(_ diff: TaskDiff, _ writer: inout DateWriter) -> [String] {
  guard let after = diff.after else { return [] }
  let before = diff.before
  var fields: [String] = []
  if after.due != before?.due {
    fields.append(after.due.map { "due \(dueText($0, &writer))" } ?? "no due date")
  }
  if after.priority != before?.priority {
    fields.append(after.priority.map { "priority \($0.name)" } ?? "no priority")
  }
  if after.list != before?.list { fields.append(after.list.map { "list \($0)" } ?? "no list") }
  if after.tags != before?.tags ?? [] {
    fields.append(after.tags.isEmpty ? "no tags" : "tags \(after.tags.joined(separator: ", "))")
  }
  if after.note != before?.note { fields.append(after.note == nil ? "no note" : "with a note") }
  return fields.map(visible)
}
