import TaskList

extension StampedStrategy {
  /// The bytes that show the list of `state`, when the cache has them.
  func cachedView(
    _ view: any ListView, _ state: StoreState, _ backends: Backends
  ) -> [[UInt8]]? {
    let key = key(view, state)
    let values = backends.sealed(state.secret).values([key], .view) { _, view in
      backends.isCurrent(view.stamp, state.stamp) ? .hit : .otherStamp
    }
    backends.trace.reach(.cacheRead)
    return values[key]?.parts
  }

  /// Stores the bytes of a view, where views are kept; false when they are not stored.
  func store(
    _ view: any ListView, _ parts: [[UInt8]], _ state: StoreState, _ backends: Backends
  ) -> Bool {
    guard backends.layers.keepsView(state.hasSeveralPages) else { return true }
    return backends.sealed(state.secret).set(
      key(view, state), .view, stamp: state.stamp, parts: parts.flatMap(\.parts),
      ttl: backends.ttl ?? defaultTTL)
  }

  /// Deletes the bytes of a view, where views are kept.
  func deleteView(_ view: any ListView, _ state: StoreState, _ backends: Backends) {
    guard backends.layers.keepsView(state.hasSeveralPages) else { return }
    backends.cache.delete(key(view, state))
  }
}

extension [UInt8] {
  /// Itself in parts that each fit a cache.
  fileprivate var parts: [[UInt8]] {
    guard count > Envelope.maximumPayloadBytes else { return [self] }
    return stride(from: 0, to: count, by: Envelope.maximumPayloadBytes).map { start in
      Array(self[start..<Swift.min(start + Envelope.maximumPayloadBytes, count)])
    }
  }
}
