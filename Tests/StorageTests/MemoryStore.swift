import Journal
import Model

/// A store in memory, which only the tests have: the rules need no SQL.
final class MemoryStore: TaskStore {
  private var tables: MemoryTables?

  var name: String { "memory" }

  func identity() -> String? { tables.map { _ in "memory" } }

  func signature() -> StoreSignature { StoreSignature([], changed: .min) }

  func read<Value>(
    _ body: (any TaskReader) throws(StoreError) -> Value
  ) throws(StoreError) -> Value? {
    guard let tables else { return nil }
    return try body(tables)
  }

  func commit(
    _ change: Change, by author: Author, pagesUpTo: Int, isDryRun: Bool
  ) throws(StoreError) -> ChangeResult {
    let copy = MemoryTables(copying: tables)
    let applied = try ChangeRules(copy, by: author).apply(change)
    if !isDryRun, tables != nil || !applied.isEmpty { tables = copy }
    return ChangeResult(applied, stamp: .none, pages: [])
  }

  func create() -> Bool {
    defer { tables = tables ?? MemoryTables() }
    return tables == nil
  }

  func renewIdentity() {}

  func close() {}
}

private final class MemoryTables: TaskTable, JournalTable, TaskReader {
  private var tasks: [Int64: TaskItem] = [:]
  private var lastID: Int64 = 0
  private var journal: [JournalEntry] = []

  init(copying other: MemoryTables? = nil) {
    guard let other else { return }
    (tasks, lastID, journal) = (other.tasks, other.lastID, other.journal)
  }

  private var sorted: [TaskItem] { tasks.values.sorted { $0.id < $1.id } }

  func tasks(_ ids: TaskIDs) -> [TaskItem] {
    sorted.filter { task in ids.ranges.contains { $0.contains(task.id) } }
  }

  func list(_ status: TaskStatus) -> [PackedTasks] {
    var packed = PackedTasks()
    for task in sorted where status == .all || (task.done == nil) == (status == .open) {
      packed.append(task)
    }
    return [packed]
  }

  func task(key: String) -> TaskItem? { sorted.first { $0.key == key } }

  func lastNumber() -> Int64 { lastID }

  func insert(_ tasks: [PackedTasks]) {
    for task in tasks.flatMap(\.items) {
      self.tasks[task.id] = task
      lastID = task.id
    }
  }

  func append(_ verb: Verb, added tasks: [PackedTasks], by author: Author) -> Int64 {
    append(verb, tasks.flatMap(\.items).map { .added($0) }, by: author, target: nil)
  }

  func restore(_ entries: [JournalEntry]) {
    journal = entries
    lastID = max(lastID, entries.flatMap(\.diffs).map(\.id).max() ?? 0)
  }

  func insert(_ tasks: [NewTask], at time: Int64) -> [Int64] {
    tasks.map { task in
      lastID += 1
      self.tasks[lastID] = task.numbered(lastID, at: time)
      return lastID
    }
  }

  func write(_ diffs: [TaskDiff]) {
    for diff in diffs { tasks[diff.id] = diff.after }
  }

  func append(_ verb: Verb, _ diffs: [TaskDiff], by author: Author, target: Int64?) -> Int64 {
    let id = Int64(journal.count + 1)
    journal.append(
      JournalEntry(
        id: id, author: author, verb: verb, target: target, undoneBy: nil,
        diffs: diffs.sorted { $0.id < $1.id }))
    return id
  }

  func entries(_ query: JournalQuery) -> [JournalEntry] {
    let found = journal.reversed().filter { entry in
      let isUndoable =
        query.undoableBy.map { name in
          entry.author.name == name && entry.undoneBy == nil && entry.verb.isUndoable
        } ?? true
      let concerns =
        query.ids.map { ids in
          entry.diffs.contains { diff in ids.ranges.contains { $0.contains(diff.id) } }
        } ?? true
      guard query.who.map({ $0 == entry.author.name }) ?? true else { return false }
      if query.leavesClaimsOut, [.claim, .release].contains(entry.verb) { return false }
      guard query.entry.map({ $0 == entry.id }) ?? true else { return false }
      return isUndoable && concerns && entry.author.time >= query.since ?? .min
    }
    guard let after = query.after else { return Array(found.prefix(query.limit)) }
    return Array(found.reversed().filter { $0.id > after }.prefix(query.limit))
  }

  func lastStep() -> Int64 { Int64(journal.count) }

  func diffs(of entry: Int64, after id: Int64, limit: Int) -> [TaskDiff] {
    Array(journal[Int(entry) - 1].diffs.filter { $0.id > id }.prefix(limit))
  }

  func lastUndone(by name: String) -> JournalEntry? {
    journal.filter { $0.author.name == name && $0.undoneBy != nil }
      .max { $0.undoneBy ?? 0 < $1.undoneBy ?? 0 }
  }

  func lastChange(by name: String) -> Int64? {
    journal.last { $0.author.name == name && $0.verb.isUndoable }?.id
  }

  func mark(_ entry: Int64, undoneBy undo: Int64?) {
    let old = journal[Int(entry) - 1]
    journal[Int(entry) - 1] = JournalEntry(
      id: old.id, author: old.author, verb: old.verb, target: old.target, undoneBy: undo,
      diffs: old.diffs)
  }

  // What a list reads besides; these tests look at tasks and entries only.
  func stamp() -> StoreStamp { .none }

  func pageStamps() -> [PageStamp]? { nil }

  func pages(_ numbers: [Int64]?, shouldContinue: () -> Bool) -> [Page] { [] }

  func list(
    _ status: TaskStatus, _ fields: TaskFields, shouldContinue: () -> Bool
  ) -> [PackedTasks] { list(status) }
}
