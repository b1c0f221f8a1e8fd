import Libc
import Model
import Storage
import TestSupport

/// The stores that keep the contract of ``TaskStore``.
enum StoreKind: CaseIterable {
  case sqlite, memory, server, pooled

  /// Those which a change makes.
  static let local: [StoreKind] = [.sqlite, .memory]

  /// A store without tasks; one on disk is in `folder`.
  func store(in folder: String) throws -> any TaskStore {
    switch self {
    case .sqlite: StorageTests.store(at: folder + "/tasks.db")
    case .memory: MemoryStore()
    case .server, .pooled: try serverStore(isPooled: self == .pooled).store
    }
  }
}

/// A store in a database of its own on the server of this process, or on `server`.
func serverStore(
  isPooled: Bool = false, on server: PostgreSQL? = nil
) throws -> (store: PostgreSQLStore, server: PostgreSQL, database: String) {
  let server = try server ?? PostgreSQL.shared.get()
  let database = try server.makeDatabase()
  let store = try openStore(server.url(database, pooled: isPooled))
  _ = try store.create()
  return (store, server, database)
}

/// The store that `url` names; claims hold by the times of their authors, which tests choose.
func openStore(_ url: String, usesServerClock: Bool = false) throws -> PostgreSQLStore {
  guard let address = PostgreSQLAddress(url) else { throw TestFailure(url) }
  return PostgreSQLStore(
    address, slowQuery: 0, usesServerClock: usesServerClock,
    trace: Trace(clock: monotonicNanoseconds))
}

/// Who makes the changes of these tests, at the time 1.
let author = Author(name: "tester", time: 1)

extension TaskStore {
  /// The stamp in a transaction of its own; nil when there is no database yet.
  func stamp() throws(StoreError) -> StoreStamp? {
    try read { reader throws(StoreError) in try reader.stamp() }
  }

  /// All open tasks in a transaction of its own; nil when there is no database yet.
  func list() throws(StoreError) -> [PackedTasks]? {
    try pages(nil)?.map(\.rows)
  }

  func pages(_ numbers: [Int64]?) throws(StoreError) -> [Page]? {
    try read { reader throws(StoreError) in try reader.pages(numbers) { true } }
  }

  func pageStamps() throws(StoreError) -> [PageStamp]? {
    try read { reader throws(StoreError) in try reader.pageStamps() } ?? nil
  }

  /// The tasks of a list; none when there is no database yet.
  func tasks(_ status: TaskStatus = .all) throws(StoreError) -> [TaskItem] {
    try read { reader throws(StoreError) in
      try reader.list(status) { true }.flatMap(\.items)
    } ?? []
  }

  /// The texts of the tasks of a list.
  func texts(_ status: TaskStatus = .open) throws(StoreError) -> [String] {
    try tasks(status).map(\.text)
  }

  func entries(_ query: JournalQuery) throws(StoreError) -> [JournalEntry] {
    try read { reader throws(StoreError) in try reader.entries(query) } ?? []
  }

  @discardableResult
  func commit(
    _ change: Change, by author: Author = author, pagesUpTo: Int = 0
  ) throws(StoreError) -> ChangeResult {
    try commit(change, by: author, pagesUpTo: pagesUpTo, isDryRun: false)
  }

  /// Adds tasks of these texts and returns their numbers.
  @discardableResult
  func add(_ texts: String...) throws -> [Int64] {
    try commit(.add(texts.map { try newTask($0) })).diffs.map(\.id)
  }
}
