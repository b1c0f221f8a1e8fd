import Model

// The layer `rows`: one value per page.
extension StampedCache {
  /// Returns the pages that are cached under their stamps, by number.
  func pages(_ stamps: [PageStamp]) -> [Int64: PackedTasks] {
    let keys = stamps.map { strategy.key($0, stamp) }
    let stampOf = Dictionary(zip(keys, stamps.map(\.stamp))) { first, _ in first }
    var rowsOf: [CacheKey: PackedTasks] = [:]
    let values = sealed.values(keys, .rows) { key, page in
      guard context.isCurrent(page.stamp, stampOf[key] ?? .zero) else { return .otherStamp }
      guard page.parts == 1 else { return .hit }
      guard let rows = PackedTasks(decoding: page.payload) else { return .corrupt }
      rowsOf[key] = rows
      return .hit
    }
    context.trace.reach(.cacheRead)
    for (key, value) in values where value.parts.count > 1 {
      rowsOf[key] = PackedTasks(decoding: Array(value.parts.joined()))
    }
    return Dictionary(
      uniqueKeysWithValues: zip(keys, stamps).compactMap { key, stamp in
        rowsOf[key].map { (stamp.number, $0) }
      })
  }

  /// Stores a page under its stamp; returns false when it is not stored.
  func store(_ page: Page) -> Bool {
    guard let pageStamp = page.stamp, stamp.isIntact else { return false }
    return sealed.set(
      strategy.key(PageStamp(number: page.number, stamp: pageStamp), stamp), .rows,
      stamp: pageStamp,
      parts: page.rows.bytes.parts, ttl: ttl)
  }

  /// Deletes the page that a fixed key names.
  func deletePage(_ number: Int64) {
    context.cache.delete(.page(number, stamp))
  }
}

extension [UInt8] {
  /// The bytes in parts that each fit a cache.
  fileprivate var parts: [[UInt8]] {
    guard count > Envelope.maximumPayloadBytes else { return [self] }
    return stride(from: 0, to: count, by: Envelope.maximumPayloadBytes).map { start in
      Array(self[start..<Swift.min(start + Envelope.maximumPayloadBytes, count)])
    }
  }
}
