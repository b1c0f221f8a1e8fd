import Model

/// Keys that contain the stamps, so a change leaves the cache alone.
///
/// Values under old keys stay until they expire.
struct RotateStrategy: StampedStrategy {
  /// A day, in seconds.
  var defaultTTL: Int? { 86_400 }

  func key(_ page: PageStamp, _ stamp: StoreStamp) -> CacheKey {
    .page(page.number, under: page.stamp, stamp)
  }

  func key(_ view: any ListRenderer, _ stamp: StoreStamp) -> CacheKey { .rotatingView(view, stamp) }
}
