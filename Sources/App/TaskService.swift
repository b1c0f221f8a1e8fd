import Strategies
package import TaskList

// What a user can do with tasks, whatever shows the result.
extension App {
  /// Reads a list as `view` shows it; `fill` of the result stores what the cache missed.
  package func list(_ view: any ListView) throws -> Listing {
    try strategy.list(view, in: context)
  }

  /// Reads a list from the database and stores it; nil when there is no database.
  package func warm(_ view: any ListView) throws -> (count: Int, isCached: Bool)? {
    context.cache.writeBudget = nil
    return try strategy.warm(view, in: context)
  }

  /// Makes a change; returns when it is durable.
  package func commit(_ change: Change, isDryRun: Bool = false) throws -> ChangeOutcome {
    try strategy.commit(change, isDryRun: isDryRun, in: context)
  }

  /// Updates the cache after a commit, once the user has the answer.
  package func didCommit(_ outcome: ChangeOutcome, _ view: any ListView) {
    strategy.didCommit(outcome, view, in: context)
  }

  /// Ends what can wait until the user has the answer.
  package func close() { context.store.close() }

  /// Makes the database when there is none yet.
  package func makeDatabase() throws {
    try context.store.make()
    close()
  }

  /// Reads tasks by number; throws when one does not exist.
  package func tasks(_ ids: TaskIDs) throws -> [TaskItem] {
    let items = try context.store.read { reader throws(StoreError) in try reader.items(ids) }
    guard let items else { throw StoreError.unknown(ids) }
    return items
  }

  /// Reads the tasks of a list past the cache; none when there is no database.
  package func rows(_ source: ListSource) throws -> [Rows] {
    try context.store.read { reader throws(StoreError) in
      try reader.list(source) { true }
    } ?? []
  }

  /// Reads the journal, the newest step first; none when there is no database.
  package func steps(_ query: StepQuery) throws -> [Step] {
    try context.store.read { reader throws(StoreError) in try reader.steps(query) } ?? []
  }

  /// Why the cache is not used and what the user can do about it; nil when it works.
  package var cacheWarning: String? { context.cache.warning }
}
