import TaskList

// The layer `rows`: one value per page.
extension StampedCache {
  /// Returns the pages that are cached under their stamps, by number.
  func pages(_ stamps: [PageStamp]) -> [Int64: Rows] {
    let keys = stamps.map { strategy.key($0, state) }
    let stampOf = Dictionary(zip(keys, stamps.map(\.stamp))) { first, _ in first }
    var rowsOf: [CacheKey: Rows] = [:]
    let values = sealed.values(keys, .rows) { key, page in
      guard context.isCurrent(page.stamp, stampOf[key] ?? .zero) else { return .otherStamp }
      guard page.parts == 1 else { return .hit }
      guard let rows = Rows(decoding: page.payload) else { return .damaged }
      rowsOf[key] = rows
      return .hit
    }
    context.trace.reach(.cacheRead)
    for (key, value) in values where value.parts.count > 1 {
      rowsOf[key] = Rows(decoding: Array(value.parts.joined()))
    }
    return Dictionary(
      uniqueKeysWithValues: zip(keys, stamps).compactMap { key, stamp in
        rowsOf[key].map { (stamp.number, $0) }
      })
  }

  /// Stores a page under its stamp; returns false when it is not stored.
  func store(_ page: Page) -> Bool {
    guard let stamp = page.stamp, state.isGuarded else { return false }
    return sealed.set(
      strategy.key(PageStamp(number: page.number, stamp: stamp), state), .rows, stamp: stamp,
      parts: page.rows.bytes.parts, ttl: ttl)
  }

  /// Deletes the page that a fixed key names.
  func deletePage(_ number: Int64) {
    context.cache.delete(.page(number, state))
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
