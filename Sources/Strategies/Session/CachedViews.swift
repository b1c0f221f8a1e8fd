import TaskList

// The layer `view`: the bytes that show a whole list.
extension StampedCache {
  /// Whether the bytes of a whole view are cached; where the list is one page, that page is enough.
  func cachesBytes(of view: any ListView) -> Bool {
    context.layers.contains(.view)
      && (state.hasSeveralPages || view.source != .open || !context.layers.contains(.rows))
  }

  /// Returns the bytes that show the list of this stamp; nil on a miss.
  func bytes(of view: any ListView) -> [[UInt8]]? {
    let key = strategy.key(view, state)
    let values = sealed.values([key], .view) { _, view in
      guard context.isCurrent(view.stamp, state.stamp) else { return .otherStamp }
      return context.isTimely(view) ? .hit : .tooOld
    }
    context.trace.reach(.cacheRead)
    return values[key]?.parts
  }

  /// Stores the bytes of a view, where views are cached; returns false when they are not stored.
  func store(_ rendered: RenderedList, of view: any ListView) -> Bool {
    guard cachesBytes(of: view) else { return true }
    return sealed.set(
      strategy.key(view, state), .view, stamp: state.stamp, time: rendered.time,
      until: rendered.parts.frame.until.map { UInt64(clamping: $0) } ?? .max,
      parts: rendered.parts, ttl: ttl)
  }

  /// Deletes the bytes of a view, where views are cached.
  func delete(_ view: any ListView) {
    guard cachesBytes(of: view) else { return }
    context.cache.delete(strategy.key(view, state))
  }
}

extension ListView {
  /// The bytes that show `list`, in parts that each fit a cache.
  func parts(_ list: [Rows]) -> ListParts {
    ListParts(self, list, upTo: Envelope.maximumPayloadBytes)
  }
}
