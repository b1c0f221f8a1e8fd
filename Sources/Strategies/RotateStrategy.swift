import TaskList

/// Keys that contain the stamps, so a change leaves the cache alone.
///
/// Values under old keys stay until they expire.
struct RotateStrategy: StampedStrategy {
  /// A day, in seconds.
  var defaultTTL: Int? { 86_400 }

  func key(_ page: PageStamp, _ state: StoreState) -> CacheKey {
    .page(page.number, under: page.stamp, state)
  }

  func key(_ view: any ListView, _ state: StoreState) -> CacheKey { .rotatingView(view, state) }
}
