import Dates
import Model
import Text

/// What a change did to each field of a task, such as `due Fri → Mon`, `+release` and `no list`.
func fieldChanges(_ diff: TaskDiff, _ writer: inout DateWriter) -> [String] {
  guard case .edited(let before, let after) = diff else { return [] }
  // The next of a task that comes back takes its recurrence over.
  let isDone = (before.done == nil) != (after.done == nil)
  return TaskField.differing(before, after).flatMap { field -> [String] in
    switch field {
    case .text: return [change("text", "\"\(before.text)\"", "\"\(after.text)\"")]
    case .list: return [change("list", before.list, after.list)]
    case .tags:
      return after.tags.filter { !before.tags.contains($0) }.map { "+\($0)" }
        + before.tags.filter { !after.tags.contains($0) }.map { "-\($0)" }
    case .priority: return [change("priority", before.priority?.name, after.priority?.name)]
    case .due: return [change("due", short(before.due, &writer), short(after.due, &writer))]
    case .wait: return [change("wait", short(before.wait, &writer), short(after.wait, &writer))]
    case .every: return isDone ? [] : [change("every", before.every, after.every)]
    case .note:
      return [
        before.note == nil
          ? "note added" : after.note == nil ? "no note" : noteChange(before, after)
      ]
    case .key: return []
    case .claim: return isDone ? [] : claimChange(before.claim, after.claim, &writer)
    case .done: return [after.done == nil ? "open" : "done"]
    }
  }.map(visible)
}

/// Until when a task is claimed, or whose claim was ended.
private func claimChange(
  _ before: Claim?, _ after: Claim?, _ writer: inout DateWriter
) -> [String] {
  guard let after else { return before.map { ["of \($0.owner)"] } ?? [] }
  guard let minute = UTCMinute(seconds: Int(after.until / 1_000)) else { return [] }
  var bytes: [UInt8] = []
  writer.append(relative: .instant(minute), to: &bytes)
  return ["until \(String(decoding: bytes, as: UTF8.self))"]
}

private func change(_ name: String, _ before: String?, _ after: String?) -> String {
  guard let after else { return "no \(name)" }
  return before.map { "\(name) \($0) → \(after)" } ?? "\(name) \(after)"
}

/// The checklist of a note as it is now, where that changed.
private func noteChange(_ before: TaskItem, _ after: TaskItem) -> String {
  let old = Checklist(before.note ?? "").items
  let new = Checklist(after.note ?? "").items
  guard old.count(where: \.isDone) != new.count(where: \.isDone) || old.count != new.count else {
    return "note changed"
  }
  return "checklist \(new.count(where: \.isDone))/\(new.count)"
}

/// A stored date relative to today, such as `Fri`.
private func short(_ stored: String?, _ writer: inout DateWriter) -> String? {
  stored.map { stored in
    guard let due = DueDate(stored: stored) else { return stored }
    var bytes: [UInt8] = []
    writer.append(relative: due, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
