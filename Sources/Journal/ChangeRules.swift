import Dates
package import Model

/// What each change means, for every store: done twice, an edit of a task that has changed, undo.
package struct ChangeRules<Tables: TaskTable & JournalTable> {
  let tables: Tables
  let author: Author
  /// The time by which claims hold and end, in milliseconds since 1970.
  let now: Int64

  private let clock: WallClock

  /// `now` is the time of a store's own clock; nil where the author's is the only one.
  package init(_ tables: Tables, by author: Author, now: Int64? = nil) {
    self.tables = tables
    self.author = author
    self.now = now ?? author.time
    clock = WallClock(milliseconds: author.time)
  }

  /// Makes a change and records it, inside the transaction that the store began.
  package func apply(_ change: Change) throws(StoreError) -> AppliedChange {
    let applied = try perform(change)
    if applied.entries.isEmpty, !applied.diffs.isEmpty {
      _ = try tables.append(change.verb, applied.diffs, by: author, target: nil)
    }
    return applied
  }

  /// Makes a change; undo, redo and import record it, too.
  func perform(_ change: Change) throws(StoreError) -> AppliedChange {
    var applied = AppliedChange()
    switch change {
    case .undo(let count), .redo(let count):
      try walk(change.verb, count, &applied)
      return applied
    case .undoEntry(let id):
      try undo(entry: id, &applied)
      return applied
    case .importing(let tasks):
      try add(tasks, &applied)
      return applied
    case .batch(let changes): try perform(changes, &applied)
    case .add(let tasks): try add(tasks, &applied)
    case .remove(let targets):
      applied.diffs = try tasks(targets).map { .removed($0) }
      try tables.write(applied.diffs)
    case .done(let targets):
      try update(targets, &applied) { task in
        guard task.done == nil else { return }
        task.done = author.time
        task.claim = nil
      }
      try repeatTasks(&applied)
    case .reopen(let targets):
      try update(targets, &applied) { $0.done = nil }
    case .edit(let targets, let edit):
      try update(targets, &applied) { task throws(StoreError) in task = try edited(task, edit) }
    case .claim(let targets, let claim): try self.claim(targets, claim, &applied)
    case .renew(let targets, let id, let until): try renew(targets, id, until: until, &applied)
    case .release(let targets, let isForced): try release(targets, isForced: isForced, &applied)
    case .replace(let seen, let edit):
      guard let now = try tables.tasks(TaskIDs(seen.id)).first else { throw .conflict(nil) }
      let wanted = try edited(seen, edit)
      try update(.ids(TaskIDs(seen.id)), &applied) { task throws(StoreError) in
        task = try merged(wanted, seen: seen, now: now)
      }
    }
    return applied
  }

  /// Adds the tasks whose keys are new.
  private func add(_ tasks: [NewTask], _ applied: inout AppliedChange) throws(StoreError) {
    for task in tasks {
      guard let key = task.key, let existing = try tables.task(key: key) else { continue }
      applied.unchanged.append(existing)
    }
    let known = applied.unchanged.map(\.key)
    let new = tasks.filter { $0.key == nil || !known.contains($0.key) }
    let ids = try tables.insert(new, at: author.time)
    applied.diffs = zip(new, ids).map { .added($0.numbered($1, at: author.time)) }
  }

  /// Reads the tasks that a change applies to.
  private func tasks(_ targets: Targets) throws(StoreError) -> [TaskItem] {
    switch targets {
    case .ids(let ids): return try tables.existing(ids)
    case .chosen(let status, _, let choose):
      let ids = choose(try tables.list(status), now)
      return try tables.existing(TaskIDs(ids.map { $0...$0 }))
    case .held(let claim, let targets):
      let tasks = try tasks(targets)
      for task in tasks { try check(task, isHeldBy: claim) }
      return tasks
    }
  }

  private func edited(_ task: TaskItem, _ edit: TaskEdit) throws(StoreError) -> TaskItem {
    do throws(FieldError) {
      return try edit.applied(to: task, clock)
    } catch {
      throw .unfit(task: task.id, error)
    }
  }

  /// Adds the next of the tasks that come back.
  ///
  /// These take the recurrence over, so that a task that is reopened and done again has no second one
  /// after it.
  private func repeatTasks(_ applied: inout AppliedChange) throws(StoreError) {
    var edits: [TaskDiff] = []
    var next: [(place: Int, task: NewTask)] = []
    for (place, diff) in applied.diffs.enumerated() {
      guard case .edited(let before, var after) = diff,
        let task = NewTask(repeating: before, clock)
      else { continue }
      after.every = nil
      applied.diffs[place] = .edited(before: before, after: after)
      edits.append(applied.diffs[place])
      next.append((place, task))
    }
    guard !next.isEmpty else { return }
    try tables.write(edits)
    let ids = try tables.insert(next.map(\.task), at: author.time)
    var diffs: [TaskDiff] = []
    var added = zip(next, ids).makeIterator()
    var following = added.next()
    for (place, diff) in applied.diffs.enumerated() {
      diffs.append(diff)
      guard let (next, id) = following, next.place == place else { continue }
      diffs.append(.added(next.task.numbered(id, at: author.time)))
      following = added.next()
    }
    applied.diffs = diffs
  }

  /// What a task becomes that one user has edited while another changed it: both changes, unless they
  /// are of one field.
  private func merged(
    _ wanted: TaskItem, seen: TaskItem, now: TaskItem
  ) throws(StoreError) -> TaskItem {
    var merged = now
    for field in TaskField.differing(seen, wanted) {
      guard field.isEqual(seen, now) || field.isEqual(wanted, now) else { throw .conflict(now) }
      field.copy(from: wanted, to: &merged)
    }
    return merged
  }

  /// Changes each task, unless `body` leaves it unchanged; `isTimed` is whether that is a change of its fields.
  func update(
    _ targets: Targets, _ applied: inout AppliedChange, isTimed: Bool = true,
    _ body: (inout TaskItem) throws(StoreError) -> Void
  ) throws(StoreError) {
    for before in try tasks(targets) {
      var after = before
      try body(&after)
      if after == before {
        applied.unchanged.append(before)
      } else {
        if isTimed { after.changed = author.time }
        applied.diffs.append(.edited(before: before, after: after))
      }
    }
    try tables.write(applied.diffs)
  }
}

/// What a change did inside its transaction.
package struct AppliedChange {
  package var diffs: [TaskDiff] = []
  /// What each change of a batch did.
  package var batch: [BatchResult] = []
  /// What was imported, and whether under new numbers.
  package var imported: [PackedTasks] = []
  package var hasNewNumbers = false
  /// Whether a journal was taken over.
  package var hasLog = false
  package var unchanged: [TaskItem] = []
  /// The entries that were undone or redone, the last one first.
  package var entries: [JournalEntry] = []

  package init(diffs: [TaskDiff] = []) {
    self.diffs = diffs
  }

  /// Whether it changed anything.
  package var isEmpty: Bool {
    diffs.isEmpty && entries.isEmpty && imported.taskCount == 0 && !hasLog
  }

  /// The numbers of its tasks; those that were imported only where they fit into `pages` pages, since no
  /// cache has them yet.
  package func ids(upToPages pages: Int) -> [Int64] {
    let fits = imported.taskCount <= pages * Int(Page.size)
    return diffs.map(\.id) + (fits ? imported.flatMap(\.items).map(\.id) : [])
  }
}

extension ChangeResult {
  package init(_ applied: AppliedChange, stamp: StoreStamp, pages: [ChangedPage]) {
    self.init(
      diffs: applied.diffs, batch: applied.batch, imported: applied.imported,
      hasNewNumbers: applied.hasNewNumbers,
      unchanged: applied.unchanged, entries: applied.entries, stamp: stamp,
      pages: pages)
  }
}

extension TaskTable {
  /// Reads the tasks of `ids`; throws when one does not exist.
  package func existing(_ ids: TaskIDs) throws(StoreError) -> [TaskItem] {
    let tasks = try tasks(ids)
    let missing = ids.missing(from: tasks.lazy.map(\.id))
    guard missing.isEmpty else { throw .unknown(missing) }
    return tasks
  }
}
