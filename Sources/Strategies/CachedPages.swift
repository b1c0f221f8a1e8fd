import TaskList

/// The pages of a list, some of them cached.
struct ReadPages {
  /// All in order.
  let all: [Rows]
  /// Those that were read from the database, to be stored; none without their stamps.
  let fresh: [Page]
  let origin: Listing.Origin

  var isAllCached: Bool { origin == .cacheUnderStamp }
}

extension StampedStrategy {
  /// Reads what a list is made of.
  ///
  /// Of open tasks: the pages that are cached under their stamps from
  /// there, the others from the database.
  ///
  /// With `isCold` none is taken from the cache.
  func readPages(
    _ source: ListSource, _ state: StoreState, _ reader: any TaskReader, _ backends: Backends,
    lease: Lease? = nil,
    isCold: Bool = false
  ) throws(StoreError) -> ReadPages {
    guard backends.layers.contains(.rows), source == .open, backends.cache.isUsable,
      state.isGuarded, let stamps = try reader.pageStamps()
    else {
      let all = try backends.list(source, reader, lease: lease)
      return ReadPages(all: all, fresh: [], origin: .database)
    }
    let cached = isCold ? [:] : cachedPages(stamps, state, backends)
    let missing = stamps.filter { cached[$0.number] == nil }
    guard !missing.isEmpty || stamps.isEmpty else {
      return ReadPages(
        all: stamps.compactMap { cached[$0.number] }, fresh: [], origin: .cacheUnderStamp)
    }
    let read = try backends.pages(missing.map(\.number), reader, lease: lease)
    let stampOf = Dictionary(uniqueKeysWithValues: stamps.map { ($0.number, $0.stamp) })
    let fresh = read.compactMap { page in
      stampOf[page.number].map { Page(number: page.number, stamp: $0, rows: page.rows) }
    }
    guard !cached.isEmpty else {
      return ReadPages(all: read.map(\.rows), fresh: fresh, origin: .database)
    }
    var all = cached
    for page in read { all[page.number] = page.rows }
    return ReadPages(
      all: stamps.compactMap { all[$0.number] }, fresh: fresh,
      origin: .cachedPages(cached.count, of: stamps.count))
  }

  /// The pages that the cache has under their stamps.
  private func cachedPages(
    _ stamps: [PageStamp], _ state: StoreState, _ backends: Backends
  ) -> [Int64: Rows] {
    let keys = stamps.map { key($0, state) }
    let stampOf = Dictionary(zip(keys, stamps.map(\.stamp))) { first, _ in first }
    var rowsOf: [CacheKey: Rows] = [:]
    let values = backends.sealed(state.secret).values(keys, .rows) { key, page in
      guard backends.isCurrent(page.stamp, stampOf[key] ?? .zero) else { return .otherStamp }
      guard page.parts == 1 else { return .hit }
      guard let rows = Rows(decoding: page.payload) else { return .damaged }
      rowsOf[key] = rows
      return .hit
    }
    backends.trace.reach(.cacheRead)
    for (key, value) in values where value.parts.count > 1 {
      rowsOf[key] = Rows(decoding: Array(value.parts.joined()))
    }
    return Dictionary(
      uniqueKeysWithValues: zip(keys, stamps).compactMap { key, stamp in
        rowsOf[key].map { (stamp.number, $0) }
      })
  }

  /// Stores a page under its stamp; false when it is not stored.
  func store(_ page: Page, _ state: StoreState, _ backends: Backends) -> Bool {
    guard let stamp = page.stamp, state.isGuarded else { return false }
    return backends.sealed(state.secret).set(
      key(PageStamp(number: page.number, stamp: stamp), state), .rows, stamp: stamp,
      parts: page.rows.bytes.parts, ttl: backends.ttl ?? defaultTTL)
  }
}
