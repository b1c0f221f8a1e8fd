import Model

// The layer `rows`: one value per page.
extension StampedCache {
  /// Returns the pages that are cached under their stamps, in the order of these; nil for the others.
  func pages(_ stamps: [PageStamp]) -> [PackedTasks?] {
    var pages = [PackedTasks?](repeating: nil, count: stamps.count)
    let values = sealed.values(stamps.map { strategy.key($0, stamp) }, .rows) { index, page in
      guard context.isCurrent(page.stamp, stamps[index].stamp) else { return .otherStamp }
      guard page.parts == 1 else { return .hit }
      pages[index] = PackedTasks(decoding: page.payload.array)
      return pages[index] == nil ? .corrupt : .hit
    }
    context.trace.reach(.cacheRead)
    for (index, value) in values.enumerated() {
      guard let value, value.parts.count > 1 else { continue }
      pages[index] = PackedTasks(decoding: value.parts.flatMap(\.array))
    }
    return pages
  }

  /// Stores a page under its stamp; returns false when it is not stored.
  func store(_ page: Page) -> Bool { store([page]) }

  /// Stores pages under their stamps; returns false when one is not stored.
  ///
  /// A page that is too large does not keep the others from being stored.
  func store(_ pages: [Page]) -> Bool {
    guard stamp.isIntact else { return false }
    var isStored = true
    var entries: [CacheEntry] = []
    for page in pages {
      guard let pageStamp = page.stamp else {
        isStored = false
        continue
      }
      let key = strategy.key(PageStamp(number: page.number, stamp: pageStamp), stamp)
      guard page.rows.bytes.count <= Envelope.maximumPayloadBytes else {
        let parts = page.rows.bytes.parts
        isStored = sealed.set(key, .rows, stamp: pageStamp, parts: parts, ttl: ttl) && isStored
        continue
      }
      entries.append(sealed.entry(key, .rows, stamp: pageStamp, page.rows.bytes))
      if entries.count == Self.pagesAtOnce {
        isStored = context.cache.set(entries, ttl: ttl) && isStored
        entries.removeAll(keepingCapacity: true)
      }
    }
    return context.cache.set(entries, ttl: ttl) && isStored
  }

  /// The most pages that are sealed and stored together.
  private static var pagesAtOnce: Int { 64 }

  /// Deletes the page that a fixed key names.
  func deletePage(_ number: Int64) {
    context.cache.delete(.page(number, stamp))
  }
}

extension [UInt8] {
  /// The bytes in parts that each fit a cache.
  fileprivate var parts: [[UInt8]] {
    stride(from: 0, to: count, by: Envelope.maximumPayloadBytes).map { start in
      Array(self[start..<Swift.min(start + Envelope.maximumPayloadBytes, count)])
    }
  }
}
