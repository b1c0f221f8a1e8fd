import Strategies
package import Model

// The use cases, without a terminal: they return values.
extension App {
  /// Reads a list as `view` shows it; `fill` of the result stores what the cache missed.
  package func list(_ view: any ListRenderer) throws -> ListResult {
    try strategy.list(view, in: context)
  }

  /// Reads a list from the database and stores it; nil when there is no database.
  package func warm(_ view: any ListRenderer) throws -> (count: Int, isCached: Bool)? {
    context.cache.budget = nil
    return try strategy.warm(view, in: context)
  }

  /// Makes a change; returns when it is durable.
  package func commit(_ change: Change, isDryRun: Bool = false) throws -> ChangeResult {
    try strategy.commit(change, isDryRun: isDryRun, in: context)
  }

  /// Updates the cache after a commit, once the user has the answer.
  package func didCommit(_ result: ChangeResult, _ view: any ListRenderer) {
    strategy.didCommit(result, view, in: context)
  }

  /// The database, as messages name it: a path, or such as `team on db.example.com`.
  package var databaseName: String { context.store.name }

  /// Ends what can wait until the user has the answer.
  package func close() { context.store.close() }

  /// Creates the database when there is none yet; returns whether it did.
  @discardableResult
  package func createDatabase() throws -> Bool {
    let isNew = try context.store.create()
    close()
    return isNew
  }

  /// Brings the tables of a server up to date; returns whether they were older.
  package func upgradeDatabase() throws -> Bool {
    let wasOlder = try context.store.upgrade()
    close()
    return wasOlder
  }

  /// Makes the roles of a server's users; returns their names.
  package func createRoles() throws -> [String] {
    let names = try context.store.createRoles()
    close()
    return names
  }

  /// Reads tasks by number; throws when one does not exist.
  package func tasks(_ ids: TaskIDs) throws -> [TaskItem] {
    let tasks = try context.store.read { reader throws(StoreError) in try reader.tasks(ids) }
    guard let tasks else { throw StoreError.unknown(ids) }
    return tasks
  }

  /// Reads in one transaction, without the cache; nil when there is no database.
  package func read<Value>(
    _ body: (any TaskReader) throws(StoreError) -> Value
  ) throws(StoreError) -> Value? {
    try context.store.read(body)
  }

  /// Reads the tasks of a list without the cache; none when there is no database.
  package func rows(_ status: TaskStatus) throws -> [PackedTasks] {
    try context.store.read { reader throws(StoreError) in
      try reader.list(status) { true }
    } ?? []
  }

  /// Reads the first `limit` tasks of a list whose numbers are in one of `ranges`; none when there is no
  /// database.
  package func first(
    _ limit: Int, _ status: TaskStatus, in ranges: [ClosedRange<Int64>]
  ) throws -> [PackedTasks] {
    try context.store.read { reader throws(StoreError) in
      try reader.first(limit, status, in: ranges)
    } ?? []
  }

  /// Reads the journal, the newest entry first; none when there is no database.
  package func entries(_ query: JournalQuery) throws -> [JournalEntry] {
    try context.store.read { reader throws(StoreError) in try reader.entries(query) } ?? []
  }

  /// Reads a part of what an entry changed, from tasks after the number `id` on.
  package func diffs(of entry: Int64, after id: Int64, limit: Int) throws -> [TaskDiff] {
    try context.store.read { reader throws(StoreError) in
      try reader.diffs(of: entry, after: id, limit: limit)
    } ?? []
  }

  /// Why the cache is not used and what the user can do about it; nil when it works.
  package var cacheWarning: String? { context.cache.warning }
}
