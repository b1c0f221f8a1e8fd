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
    guard entry.verb.isUndoable else { throw .notUndoable(id, reason: entry.verb.refusal) }
    guard entry.undoneBy == nil else { throw .notUndoable(id, reason: "was undone already") }
    guard entry.author.name == author.name else {
      throw .notUndoable(id, reason: "is a change of \(entry.author.name)")
    }
    applied.diffs = try undo(entry).1
    applied.entries = [entry]
  }

  /// Undoes the author's last change that is in effect; nil when there is none.
  private func undo() throws(StoreError) -> (JournalEntry, [TaskDiff])? {
    let query = JournalQuery(limit: 1, undoableBy: author.name)
    return try tables.entries(query).first.map(undo)
  }

  private func undo(_ entry: JournalEntry) throws(StoreError) -> (JournalEntry, [TaskDiff]) {
    let diffs = try restore(entry.diffs.map(\.reversed), of: entry)
    let undo = try tables.append(.undo, diffs, by: author, target: entry.id)
    try tables.mark(entry.id, undoneBy: undo)
    return (entry, diffs)
  }

  /// Redoes the author's change that was undone last, unless the author has made another since.
  private func redo() throws(StoreError) -> (JournalEntry, [TaskDiff])? {
    guard let entry = try tables.lastUndone(by: author.name), let undo = entry.undoneBy,
      undo > (try tables.lastChange(by: author.name)) ?? 0
    else { return nil }
    let diffs = try restore(entry.diffs, of: entry)
    _ = try tables.append(.redo, diffs, by: author, target: entry.id)
    try tables.mark(entry.id, undoneBy: nil)
    return (entry, diffs)
  }

  /// Writes `diffs` and returns them as they were written; throws when a task is not as it was before them.
  ///
  /// Claims are left as they are: whoever had the task then may be gone, and another may have it now.
  private func restore(
    _ diffs: [TaskDiff], of entry: JournalEntry
  ) throws(StoreError) -> [TaskDiff] {
    var written: [TaskDiff] = []
    var existing = try tables.tasks(TaskIDs(diffs.map { $0.id...$0.id }))[...]
    for diff in diffs {
      let now = existing.first?.id == diff.id ? existing.popFirst() : nil
      guard now?.unclaimed == diff.before?.unclaimed else {
        throw .changedSince(entry, task: diff.id, by: try lastEntry(thatMade: now, diff.id))
      }
      var after = diff.after
      let isOpen = after?.done == nil
      after?.claim = isOpen ? now?.claim : nil
      if let diff = TaskDiff(before: now, after: after) { written.append(diff) }
    }
    for case .added(let task) in diffs {
      guard let key = task.key, let other = try tables.task(key: key) else { continue }
      throw .notUndoable(
        entry.id, entry.undoneBy == nil ? .undo : .redo,
        reason: "would add a second task with the key '\(key)' beside #\(other.id)")
    }
    try tables.write(written)
    return written
  }

  /// Returns the newest entry that changed a task, if it made the task what it is now.
  private func lastEntry(
    thatMade now: TaskItem?, _ id: Int64
  ) throws(StoreError) -> JournalEntry? {
    var query = JournalQuery(limit: 1, ids: TaskIDs(id))
    query.leavesClaimsOut = true
    let last = try tables.entries(query).first
    let isHere = last?.diffs.contains { $0.id == id && $0.after?.unclaimed == now?.unclaimed }
    return isHere == true ? last : nil
  }
}

extension Verb {
  /// Why an entry cannot be undone.
  fileprivate var refusal: String {
    switch self {
    case .undo: "is itself an undo"
    case .redo: "is itself a redo"
    default: "is a \(rawValue), which takes or gives back a task"
    }
  }
}
