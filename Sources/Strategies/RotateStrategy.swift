import TaskList

/// The key contains the stamp, so a change has nothing to tell the cache.
///
/// Values under old keys are left to expire.
struct RotateStrategy: StampedStrategy {
  /// A day.
  var defaultTTL: Int? { 86_400 }

  func key(_ state: StoreState) -> CacheKey { .rotating(state) }
}
