package import Model

/// How a list is read and how a change updates the cache: what is cached, under which key, and
/// whether the reader or the writer pays.
package protocol Strategy {
  /// The most pages that a change reads inside its own transaction.
  var pagesAfterChange: Int { get }

  /// Whether a change is followed by a question to the cache.
  var tellsCacheOfChanges: Bool { get }

  /// Reads the list as `view` shows it.
  func list(_ view: any ListRenderer, in context: ListContext) throws(StoreError) -> ListResult

  /// Reads the list from the database and stores all that the next list with `view` reads.
  ///
  /// Returns the number of tasks and whether everything is stored; nil when there is no database.
  func warm(
    _ view: any ListRenderer, in context: ListContext
  ) throws(StoreError) -> (count: Int, isCached: Bool)?

  /// Updates the cache after a commit, best effort; `view` is the default list of this command's
  /// user.
  func didCommit(_ result: ChangeResult, _ view: any ListRenderer, in context: ListContext)
}

extension Strategy {
  package var pagesAfterChange: Int { 0 }

  package var tellsCacheOfChanges: Bool { false }

  package func didCommit(
    _ result: ChangeResult, _ view: any ListRenderer, in context: ListContext
  ) {}

  /// Makes a change; returns when it is durable.
  package func commit(
    _ change: Change, isDryRun: Bool = false, in context: ListContext
  ) throws(StoreError) -> ChangeResult {
    // While the change is made durable.
    if tellsCacheOfChanges, !isDryRun { context.cache.prepare() }
    let readsPages = context.cache.isUsable && context.layers.contains(.rows)
    let result = try context.trace.step(
      .database, "commit", answer: { "stamp \($0.stamp.value)" }
    ) { () throws(StoreError) in
      try context.store.commit(
        change, by: context.author(), pagesUpTo: readsPages ? pagesAfterChange : 0,
        isDryRun: isDryRun)
    }
    context.trace.reach(.committed)
    return result
  }
}

/// The most pages that a change deletes or stores in the cache.
///
/// After a larger change the other pages are cached under old stamps, so the next list replaces them.
let maximumPagesAfterChange = 64

/// The strategies by the names that users give them, in the order of help.
package enum StrategyName: String, CaseIterable, Sendable {
  case delete, rotate, update, expire, none

  /// Whether a stamp proves that a list of it is the database's.
  package var isStamped: Bool { strategy is any StampedStrategy }

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
