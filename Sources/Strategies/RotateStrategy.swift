import TaskList

/// The keys contain the stamps, so a change has nothing to tell the cache.
///
/// Values under old keys are left to expire.
struct RotateStrategy: StampedStrategy {
  /// A day.
  var defaultTTL: Int? { 86_400 }

  func key(_ page: PageStamp, _ state: StoreState) -> CacheKey {
    .page(page.number, under: page.stamp, state)
  }

  func key(_ view: any ListView, _ state: StoreState) -> CacheKey { .rotatingView(view, state) }
}
