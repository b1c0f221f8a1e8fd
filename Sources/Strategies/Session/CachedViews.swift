import Model

// The layer `view`: the bytes that show a whole list.
extension StampedCache {
  /// Whether the bytes of a whole view are cached; where the list is one page, that page is enough.
  func cachesBytes(of view: any ListRenderer) -> Bool {
    context.layers.contains(.view)
      && (stamp.hasSeveralPages || view.status != .open || !context.layers.contains(.rows))
  }

  /// Returns the bytes that show the list of this stamp; nil on a miss.
  func bytes(of view: any ListRenderer) -> SealedCache.Value? {
    let values = sealed.values([strategy.key(view, stamp)], .view) { _, view in
      guard context.isCurrent(view.stamp, stamp.value) else { return .otherStamp }
      return context.isTimely(view) ? .hit : .tooOld
    }
    context.trace.reach(.cacheRead)
    return values[0]
  }

  /// Stores the bytes of a view, where views are cached; returns false when they are not stored.
  func store(_ rendered: RenderedList, of view: any ListRenderer) -> Bool {
    guard cachesBytes(of: view) else { return true }
    return sealed.set(
      strategy.key(view, stamp), .view, stamp: stamp.value, time: rendered.time,
      until: rendered.parts.frame.until.map { UInt64(clamping: $0) } ?? .max,
      parts: rendered.parts, ttl: ttl)
  }

  /// Deletes the bytes of a view, where views are cached.
  func delete(_ view: any ListRenderer) {
    guard cachesBytes(of: view) else { return }
    context.cache.delete(strategy.key(view, stamp))
  }
}

extension ListRenderer {
  /// The bytes that show `list`, in parts that each fit a cache.
  func parts(_ list: [PackedTasks]) -> RenderedChunks {
    RenderedChunks(self, list, upTo: Envelope.maximumPayloadBytes)
  }
}
