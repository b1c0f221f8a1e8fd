import TaskList

extension StampedStrategy {
  /// The bytes that show the list of `state`, when the cache has them.
  func cachedView(
    _ view: any ListView, _ state: StoreState, _ backends: Backends
  ) -> ValueParts? {
    let key = key(view, state)
    let values = backends.sealed(state.secret).values([key], .view) { _, view in
      guard backends.isCurrent(view.stamp, state.stamp) else { return .otherStamp }
      return backends.isTimely(view) ? .hit : .tooOld
    }
    backends.trace.reach(.cacheRead)
    return values[key]?.parts
  }

  /// Stores the bytes of a view, where views are kept; false when they are not stored.
  func store(
    _ view: any ListView, _ shown: Shown, _ state: StoreState, _ backends: Backends
  ) -> Bool {
    guard keepsView(view, state, backends) else { return true }
    return backends.sealed(state.secret).set(
      key(view, state), .view, stamp: state.stamp, time: shown.time,
      until: shown.parts.frame.until.map { UInt64(clamping: $0) } ?? .max, parts: shown.parts,
      ttl: backends.ttl ?? defaultTTL)
  }

  /// Whether the whole of a view is kept: not where one page is all it is made of.
  func keepsView(_ view: any ListView, _ state: StoreState, _ backends: Backends) -> Bool {
    backends.layers.contains(.view)
      && (state.hasSeveralPages || view.source != .open || !backends.layers.contains(.rows))
  }

  /// Deletes the bytes of a view, where views are kept.
  func deleteView(_ view: any ListView, _ state: StoreState, _ backends: Backends) {
    guard keepsView(view, state, backends) else { return }
    backends.cache.delete(key(view, state))
  }
}

extension ListView {
  /// The bytes that show `list`, in parts that each fit a cache.
  func parts(_ list: [Rows]) -> ListParts {
    ListParts(self, list, upTo: Envelope.maximumPayloadBytes)
  }
}

extension Backends {
  /// Whether a list as it was shown is shown so now, with its words for days and what is late.
  func isTimely(_ view: Envelope) -> Bool {
    // A clock that was set back is no reason to show what is not late yet as late.
    let now = now()
    return now < view.until && (view.until == .max || now >= view.time)
  }
}

extension [UInt8] {
  /// Itself in parts that each fit a cache.
  var parts: [[UInt8]] {
    guard count > Envelope.maximumPayloadBytes else { return [self] }
    return stride(from: 0, to: count, by: Envelope.maximumPayloadBytes).map { start in
      Array(self[start..<Swift.min(start + Envelope.maximumPayloadBytes, count)])
    }
  }
}
