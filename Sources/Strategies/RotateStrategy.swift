import TaskList

/// The name contains the stamp, so a change needs no word to the cache: it talks to it never.
/// Values under old names are left to expire.
struct RotateStrategy: StampedStrategy {
  /// A day.
  var defaultTTL: Int? { 86_400 }

  func key(_ state: StoreState) -> CacheKey { .rotating(state) }
}
