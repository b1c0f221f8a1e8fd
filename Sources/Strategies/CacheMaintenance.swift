package import Model

/// Clears and verifies the cached lists of one database.
package struct CacheMaintenance {
  private let context: ListContext

  package init(_ context: ListContext) {
    self.context = context
  }

  /// Makes every value cached for this database so far unreachable; other databases' values stay.
  ///
  /// What `expire` cached for this path is deleted; returns false when the cache did not do that.
  package func clear() throws(StoreError) -> Bool {
    try context.store.renewIdentity()
    return forgetExpiring()
  }

  /// Deletes what `expire` cached for this path, which no stamp makes unreachable; returns false when the
  /// cache did not do that.
  @discardableResult
  package func forgetExpiring() -> Bool {
    guard let identity = context.store.identity() else { return true }
    return [TaskStatus.open, .done, .all].allSatisfy {
      context.cache.delete(.expiring(identity: identity, $0))
    }
  }

  /// Compares all that is cached under the database's stamps, by any strategy, with the database:
  /// all pages, and the lists as `views` show them.
  ///
  /// Values under other stamps, and expired ones, are never shown and are not compared. Values
  /// of `expire` have no stamp and are not compared either.
  package func verify(_ views: [any ListRenderer]) throws(StoreError) -> Verification {
    try context.store.read { reader throws(StoreError) in
      let stamp = try context.stamp(reader)
      guard stamp.isIntact, let stamps = try reader.pageStamps() else { return Verification() }
      let pages = try context.allPages(reader)
      let rowsOf = Dictionary(uniqueKeysWithValues: pages.map { ($0.number, $0.rows) })
      var verification = Verification()
      for strategy in StrategyName.allCases.compactMap({ $0.strategy as? any StampedStrategy }) {
        let cache = StampedCache(strategy, stamp, context)
        for page in stamps {
          guard let rows = rowsOf[page.number] else { continue }
          verification.compare(
            [rows.bytes], strategy.key(page, stamp), .rows, page.stamp, cache)
        }
        for view in views {
          verification.compare(
            view.parts(pages.map(\.rows)), strategy.key(view, stamp), .view, stamp.value, cache)
        }
      }
      return verification
    } ?? Verification()
  }

  /// The result of ``CacheMaintenance/verify(_:)``.
  package struct Verification: Equatable, Sendable {
    /// The number of cached values that claim to be the database's.
    package var compared: Int { seen.count }
    /// The keys of those that differ.
    package var different: [CacheKey] = []
    /// Strategies share keys.
    private var seen: Set<CacheKey> = []

    fileprivate mutating func compare(
      _ parts: some Sequence<[UInt8]>, _ key: CacheKey, _ kind: Envelope.Kind, _ stamp: Bits128,
      _ cache: StampedCache
    ) {
      guard !seen.contains(key) else { return }
      let values = cache.sealed.values([key], kind) { _, value in
        guard value.stamp == stamp else { return .otherStamp }
        return cache.context.isTimely(value) ? .hit : .tooOld
      }
      guard let value = values[0] else { return }
      seen.insert(key)
      if !value.parts.flatMap(\.array).elementsEqual(parts.joined()) { different.append(key) }
    }
  }
}
