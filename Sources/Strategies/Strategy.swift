package import TaskList

/// How a list is read and a change announced: what is kept in the cache, under which key, and who
/// pays to make it again.
package protocol Strategy {
  /// Whether a change must read the list inside its own transaction.
  var readsAfterChange: Bool { get }

  /// Reads the list.
  func list(_ backends: Backends) throws(StoreError) -> Listing

  /// Tells the cache of a change after its commit, best effort.
  func announce(_ outcome: ChangeOutcome, _ backends: Backends)
}

extension Strategy {
  package var readsAfterChange: Bool { false }

  package func announce(_ outcome: ChangeOutcome, _ backends: Backends) {}

  /// Makes a change and returns when it is durable.
  package func apply(
    _ change: Change, _ backends: Backends
  ) throws(StoreError) -> ChangeOutcome {
    let limit = readsAfterChange && backends.cache.isUsable ? Envelope.maximumPayloadBytes : nil
    let outcome = try backends.trace.step(
      .database, "commit", answer: { "stamp \($0.state.stamp)" }
    ) { () throws(StoreError) in try backends.store.apply(change, rowsUpTo: limit) }
    backends.trace.reach(.committed)
    return outcome
  }
}

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
