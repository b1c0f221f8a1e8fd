package import TaskList

/// What a user can do to the cached lists of a database as a whole.
package struct CacheUpkeep {
  private let backends: Backends

  package init(_ backends: Backends) {
    self.backends = backends
  }

  /// Makes every value cached for this database so far unreachable; nobody else's is touched.
  ///
  /// The list that `expire` keeps of this path is deleted; false when the cache did not do that.
  package func clear() throws(StoreError) -> Bool {
    try backends.store.renewIdentity()
    guard let identity = backends.store.identity() else { return true }
    return [ListSource.open, .done, .all].allSatisfy {
      backends.cache.delete(.expiring(identity: identity, $0))
    }
  }

  /// Compares what is cached under the database's stamps, by any strategy, with the database: all
  /// pages, and the lists as `views` show them.
  ///
  /// Values under other stamps are no lists of this database any more and do not count, nor do lists
  /// whose words are no more those of this moment. What `expire` keeps has no stamp to be compared
  /// under.
  package func verify(_ views: [any ListView]) throws(StoreError) -> Verification {
    try backends.store.read { reader throws(StoreError) in
      let state = try backends.state(reader)
      guard state.isGuarded, let stamps = try reader.pageStamps() else { return Verification() }
      let pages = try backends.pages(nil, reader)
      let rowsOf = Dictionary(uniqueKeysWithValues: pages.map { ($0.number, $0.rows) })
      var verification = Verification()
      let strategies: [any StampedStrategy] = [DeleteStrategy(), RotateStrategy()]
      for strategy in strategies {
        for stamp in stamps {
          guard let rows = rowsOf[stamp.number] else { continue }
          verification.compare(
            [rows.bytes], strategy.key(stamp, state), .rows, stamp.stamp, state, backends)
        }
        for view in views {
          verification.compare(
            view.parts(pages.map(\.rows)), strategy.key(view, state), .view, state.stamp, state,
            backends)
        }
      }
      return verification
    } ?? Verification()
  }

  /// What ``CacheUpkeep/verify(_:)`` found.
  package struct Verification: Equatable, Sendable {
    /// How many cached values claim to be the database's.
    package var compared = 0
    /// Those that are not.
    package var different: [CacheKey] = []

    fileprivate mutating func compare(
      _ parts: some Sequence<[UInt8]>, _ key: CacheKey, _ kind: Envelope.Kind, _ stamp: Bits128,
      _ state: StoreState, _ backends: Backends
    ) {
      let values = backends.sealed(state.secret).values([key], kind) { _, value in
        guard value.stamp == stamp else { return .otherStamp }
        return backends.isTimely(value) ? .hit : .tooOld
      }
      guard let value = values[key] else { return }
      compared += 1
      if !value.parts.joined().elementsEqual(parts.joined()) { different.append(key) }
    }
  }
}
