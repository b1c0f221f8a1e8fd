import TaskList

/// One key; a change deletes the value, and the next list makes it again.
struct DeleteStrategy: StampedStrategy {
  func key(_ state: StoreState) -> CacheKey { .fixed(state) }

  func announce(_ outcome: ChangeOutcome, _ backends: Backends) {
    backends.cache.delete(key(outcome.state))
  }
}
