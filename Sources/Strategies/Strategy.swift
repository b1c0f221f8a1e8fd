package import TaskList

/// How a list is read and a change announced: what is kept in the cache, under which key, and who
/// pays to make it again.
package protocol Strategy {
  /// How many pages a change must read inside its own transaction, at most.
  var pagesAfterChange: Int { get }

  /// Reads the list as `view` shows it.
  func list(_ view: any ListView, _ backends: Backends) throws(StoreError) -> Listing

  /// Reads the list from the database and stores all that a list as `view` shows it asks for.
  ///
  /// Returns the number of tasks and whether all is stored; nil when there is no database yet.
  func warm(
    _ view: any ListView, _ backends: Backends
  ) throws(StoreError) -> (count: Int, isCached: Bool)?

  /// Tells the cache of a change after its commit, best effort; `view` is the one that the user of
  /// this command would see.
  func announce(_ outcome: ChangeOutcome, _ view: any ListView, _ backends: Backends)
}

extension Strategy {
  package var pagesAfterChange: Int { 0 }

  package func announce(_ outcome: ChangeOutcome, _ view: any ListView, _ backends: Backends) {}

  /// Makes a change and returns when it is durable.
  package func apply(
    _ change: Change, isDryRun: Bool = false, _ backends: Backends
  ) throws(StoreError) -> ChangeOutcome {
    let readsPages = backends.cache.isUsable && backends.layers.contains(.rows)
    let outcome = try backends.trace.step(
      .database, "commit", answer: { "stamp \($0.state.stamp)" }
    ) { () throws(StoreError) in
      try backends.store.apply(
        change, by: backends.author(), pagesUpTo: readsPages ? pagesAfterChange : 0,
        isDryRun: isDryRun)
    }
    backends.trace.reach(.committed)
    return outcome
  }
}

/// The most pages that a change tells the cache of; of a larger one the cache learns by itself,
/// since what it keeps is under old stamps.
let maximumAnnouncedPages = 64

/// The strategies by the names that users give them, in the order of help.
package enum StrategyName: String, CaseIterable, Sendable {
  case delete, rotate, update, expire, none

  package var strategy: any Strategy {
    switch self {
    case .delete: DeleteStrategy()
    case .rotate: RotateStrategy()
    case .update: UpdateStrategy()
    case .expire: ExpireStrategy()
    case .none: NoneStrategy()
    }
  }
}
