import Model

extension ChangeRules {
  /// Undoes or redoes up to `count` entries of the author, and throws when there is none.
  func walk(
    _ verb: Verb, _ count: Int, _ applied: inout AppliedChange
  ) throws(StoreError) {
    for _ in 0..<count {
      guard let (entry, diffs) = verb == .undo ? try undo() : try redo() else { break }
      applied.entries.append(entry)
      applied.diffs += diffs
    }
    guard !applied.entries.isEmpty else { throw .nothingTo(verb) }
  }

  /// Undoes one entry of the author, whatever came after it.
  func undo(entry id: Int64, _ applied: inout AppliedChange) throws(StoreError) {
    guard let entry = try tables.entries(JournalQuery(limit: 1, entry: id)).first else {
      throw .notUndoable(id, reason: "does not exist")
    }
    guard entry.verb != .undo, entry.verb != .redo else {
      throw .notUndoable(id, reason: "is itself \(entry.verb == .undo ? "an undo" : "a redo")")
    }
    guard entry.undoneBy == nil else { throw .notUndoable(id, reason: "was undone already") }
    guard entry.author.name == author.name else {
      throw .notUndoable(id, reason: "is a change of \(entry.author.name)")
    }
    let (_, diffs) = try undo(entry)
    applied.entries = [entry]
    applied.diffs = diffs
  }

  /// Undoes the author's last change that is in effect; nil when there is none.
  private func undo() throws(StoreError) -> (JournalEntry, [TaskDiff])? {
    let query = JournalQuery(limit: 1, undoableBy: author.name)
    return try tables.entries(query).first.map(undo)
  }

  private func undo(_ entry: JournalEntry) throws(StoreError) -> (JournalEntry, [TaskDiff]) {
    let diffs = entry.diffs.map(\.reversed)
    try restore(diffs, of: entry)
    let undo = try tables.append(.undo, diffs, by: author, target: entry.id)
    try tables.mark(entry.id, undoneBy: undo)
    return (entry, diffs)
  }

  /// Redoes the author's change that was undone last, unless the author has made another since.
  private func redo() throws(StoreError) -> (JournalEntry, [TaskDiff])? {
    guard let entry = try tables.lastUndone(by: author.name), let undo = entry.undoneBy,
      undo > (try tables.lastChange(by: author.name)) ?? 0
    else { return nil }
    try restore(entry.diffs, of: entry)
    _ = try tables.append(.redo, entry.diffs, by: author, target: entry.id)
    try tables.mark(entry.id, undoneBy: nil)
    return (entry, entry.diffs)
  }

  /// Writes `diffs`; throws when a task is not as it was before them.
  private func restore(_ diffs: [TaskDiff], of entry: JournalEntry) throws(StoreError) {
    var existing = try tables.tasks(TaskIDs(diffs.map { $0.id...$0.id }))[...]
    for diff in diffs {
      let now = existing.first?.id == diff.id ? existing.popFirst() : nil
      guard now == diff.before else {
        throw .changedSince(entry, task: diff.id, by: try lastEntry(thatMade: now, diff.id))
      }
    }
    for case .added(let task) in diffs {
      guard let key = task.key, let other = try tables.task(key: key) else { continue }
      throw .notUndoable(
        entry.id, reason: "would add a second task with the key '\(key)' beside #\(other.id)")
    }
    try tables.write(diffs)
  }

  /// Returns the newest entry that changed a task, if it made the task what it is now.
  private func lastEntry(
    thatMade now: TaskItem?, _ id: Int64
  ) throws(StoreError) -> JournalEntry? {
    let last = try tables.entries(JournalQuery(limit: 1, ids: TaskIDs(id))).first
    return last?.diffs.contains { $0.id == id && $0.after == now } == true ? last : nil
  }
}
