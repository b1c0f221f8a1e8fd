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
    return forgetExpiring()
  }

  /// Fills the cache, as a list of `strategy` does that finds it cold or finds an old list; nil
  /// when there is no database yet, and false when the cache did not take the list.
  package func warm(_ strategy: any Strategy) throws(StoreError) -> (count: Int, isCached: Bool)? {
    _ = forgetExpiring()
    let listing = try strategy.list(backends)
    guard listing.origin != .nowhere else { return nil }
    let isCached = listing.origin == .database ? listing.fill?() ?? false : true
    return (listing.rows.count, isCached)
  }

  private func forgetExpiring() -> Bool {
    guard let identity = backends.store.identity() else { return true }
    return backends.cache.delete(.expiring(identity: identity))
  }

  /// Compares what is cached under the database's stamp, by any strategy, with the database.
  ///
  /// Values under other stamps are no lists of this database any more and do not count. What
  /// `expire` keeps has no stamp to be compared under.
  package func verify() throws(StoreError) -> Verification {
    var verification = Verification()
    guard let snapshot = try backends.readSnapshot() else { return verification }
    let state = snapshot.state
    guard state.isGuarded else { return verification }
    for key in [CacheKey.fixed(state), .rotating(state)] {
      let list = backends.cache.list(key) { bytes in
        guard let list = CachedList(opening: bytes, key: key, secret: state.secret) else {
          return .damaged
        }
        return list.stamp == state.stamp ? .hit(list) : .otherStamp
      }
      guard let list else { continue }
      verification.compared += 1
      if list.rows != snapshot.rows { verification.different.append(key) }
    }
    return verification
  }

  /// What ``CacheUpkeep/verify()`` found.
  package struct Verification: Equatable, Sendable {
    /// How many cached values claim to be the database's list.
    package var compared = 0
    /// Those that are not.
    package var different: [CacheKey] = []
  }
}
