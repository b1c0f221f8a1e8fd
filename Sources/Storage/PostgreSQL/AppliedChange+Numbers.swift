import Journal
import Model

extension AppliedChange {
  /// The same with the numbers that the server gave to the tasks from `first` on.
  func shifted(by shift: Int64, from first: Int64) -> AppliedChange {
    guard shift != 0 else { return self }
    func shifted(_ task: TaskItem) -> TaskItem {
      task.id >= first ? task.numbered(task.id + shift) : task
    }
    func shifted(_ diff: TaskDiff) -> TaskDiff {
      switch diff {
      case .added(let task): .added(shifted(task))
      case .removed(let task): .removed(shifted(task))
      case .edited(let before, let after): .edited(before: shifted(before), after: shifted(after))
      }
    }
    var changed = self
    changed.diffs = diffs.map(shifted)
    changed.unchanged = unchanged.map(shifted)
    changed.batch = batch.map { part in
      BatchResult(
        line: part.line, verb: part.verb, diffs: part.diffs.map(shifted),
        unchanged: part.unchanged.map(shifted))
    }
    return changed
  }
}

extension TaskItem {
  /// The same task under another number.
  fileprivate func numbered(_ id: Int64) -> TaskItem {
    TaskItem(
      id: id, text: text, list: list, tags: tags, priority: priority, due: due, note: note,
      wait: wait, every: every, key: key, created: created, changed: changed, done: done,
      claim: claim)
  }
}
