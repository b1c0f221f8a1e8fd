import TaskList

/// One key; a change stores the list as it left it, so the next list hits and the writer pays.
struct UpdateStrategy: StampedStrategy {
  var readsAfterChange: Bool { true }

  func key(_ state: StoreState) -> CacheKey { .fixed(state) }

  func announce(_ outcome: ChangeOutcome, _ backends: Backends) {
    guard let rows = outcome.rows else { return backends.cache.refuse(key(outcome.state)) }
    _ = store(rows, outcome.state, backends)
  }
}
