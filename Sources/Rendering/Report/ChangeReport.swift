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
    let diffs = verb == .undo ? entry.diffs.map(\.reversed) : entry.diffs
    text += "\(action) \(entry.verb.rawValue) of "
    text +=
      "\(taskSummary(diffs, count: entry.diffCount, isBatch: entry.verb == .batch, &writer, style: style))\n"
  }
  if result.entries.isEmpty {
    for diff in result.diffs { append(diff, to: &text) }
  }
  for task in result.unchanged {
    let reason = unchangedText(verb, task, &writer)
    text += "\(style.number("#\(task.id)")) \(reason): \(visible(task.text))\n"
  }
  return Array(text.utf8)

  func append(_ diff: TaskDiff, to text: inout String) {
    if verb == .done {
      // The next task of a recurrence is on the same line.
      if case .added(let next) = diff {
        text.removeLast()
        let due = next.due.map { " due \(dueText($0, &writer))" } ?? ""
        text += "; next \(style.number("#\(next.id)"))\(visible(due))\n"
      } else {
        text += "\(action) \(reference(diff.task, style))"
        let every = diff.task.every.map { ["the last one: every \($0)"] } ?? []
        append(every + endedClaim(diff, clock), to: &text)
      }
      return
    }
    let fields = setFields(diff, clock, &writer) + endedClaim(diff, clock)
    text += "\(action) \(reference(diff.task, style))"
    append(fields, to: &text)
  }

  func append(_ words: [String], to text: inout String) {
    text += words.isEmpty ? "\n" : " (\(words.map(visible).joined(separator: ", ")))\n"
  }
}

/// A task in a sentence, such as `#3 Fix the parser`.
func reference(_ task: TaskItem, _ style: Style) -> String {
  "\(style.number("#\(task.id)")) \(visible(task.text))"
}

private func unchangedText(_ verb: Verb, _ task: TaskItem, _ writer: inout DateWriter) -> String {
  switch verb {
  case .done: "was done \(task.done.map { relativeTime($0, &writer) } ?? "already")"
  case .reopen: "is already open"
  case .add: "is already there"
  case .claim: "is claimed as long already"
  case .release: "is not claimed"
  default: "unchanged"
  }
}

/// The fields that a change set; of a due date that was moved also what it was.
private func setFields(
  _ diff: TaskDiff, _ clock: WallClock, _ writer: inout DateWriter
) -> [String] {
  guard let after = diff.after else { return [] }
  let before = diff.before ?? TaskItem(id: after.id, text: after.text)
  return TaskField.differing(before, after).compactMap { field in
    switch field {
    case .text, .done, .key: return nil
    case .claim:
      return after.claim.map {
        "for \(durationText($0.until - clock.milliseconds)), claim \($0.id)"
      }
    case .due:
      let was = before.due.map { ", was \(dueText($0, &writer))" } ?? ""
      return after.due.map { "due \(dueText($0, &writer))\(was)" } ?? "no due date"
    case .wait: return after.wait.map { "waiting until \(dueText($0, &writer))" } ?? "not waiting"
    case .every: return after.every.map { "every \($0)" } ?? "not recurring"
    case .priority: return after.priority.map { "priority \($0.name)" } ?? "no priority"
    case .list: return after.list.map { "list \($0)" } ?? "no list"
    case .tags:
      return after.tags.isEmpty ? "no tags" : "tags \(after.tags.joined(separator: ", "))"
    case .note:
      let items = Checklist(after.note ?? "").items
      return after.note == nil
        ? "no note"
        : items.isEmpty ? "with a note" : "checklist \(items.count(where: \.isDone))/\(items.count)"
    }
  }
}

/// Whose claim a change ended.
private func endedClaim(_ diff: TaskDiff, _ clock: WallClock) -> [String] {
  guard let claim = diff.before?.claim, claim.holds(at: clock.milliseconds),
    diff.after?.claim == nil
  else { return [] }
  return ["was claimed by \(claim.owner)"]
}
