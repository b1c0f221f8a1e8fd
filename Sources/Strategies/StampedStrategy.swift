import TaskList

/// A strategy whose cached lists are proved current by the database's stamp.
///
/// The list reads the stamp inside its own command; a value under the same stamp is the database's
/// content at that moment, and anything else is read again together with its stamp. Nothing in
/// this depends on clocks, on the order of messages, or on what the cache does.
protocol StampedStrategy: Strategy {
  /// The key of the list of a database in `state`.
  func key(_ state: StoreState) -> CacheKey

  /// How long a value is kept when the user does not say, in seconds; nil until it is evicted.
  var defaultTTL: Int? { get }
}

extension StampedStrategy {
  var defaultTTL: Int? { nil }

  package func list(_ backends: Backends) throws(StoreError) -> Listing {
    if backends.cache.isUsable {
      guard let state = try backends.readState() else {
        return Listing(rows: Rows(), origin: .nowhere)
      }
      if let rows = cachedRows(state, backends) {
        guard try differs(rows, state, backends) else {
          return Listing(rows: rows, origin: .cacheUnderStamp)
        }
      }
    }
    guard let snapshot = try backends.readSnapshot() else {
      return Listing(rows: Rows(), origin: .nowhere)
    }
    return Listing(rows: snapshot.rows, origin: .database) {
      store(snapshot.rows, snapshot.state, backends)
    }
  }

  /// Stores the list of `state`, unless its stamp cannot be trusted; false when it is not stored.
  func store(_ rows: Rows, _ state: StoreState, _ backends: Backends) -> Bool {
    guard state.isGuarded else { return false }
    let list = CachedList(rows: rows, stamp: state.stamp, time: backends.now())
    return backends.fill(
      key(state), list, secret: state.secret, ttl: backends.ttl ?? defaultTTL)
  }

  /// Compares a share of hits with the database; a difference is a bug of ours, told loudly.
  private func differs(
    _ rows: Rows, _ state: StoreState, _ backends: Backends
  ) throws(StoreError) -> Bool {
    guard backends.verifiedShare > 0, Double.random(in: 0..<1) < backends.verifiedShare,
      let snapshot = try backends.readSnapshot(), snapshot.state.stamp == state.stamp,
      snapshot.rows != rows
    else { return false }
    backends.cache.distrust(
      "A CACHED LIST DIFFERS FROM THE DATABASE (key \(key(state))); please report this bug")
    return true
  }

  private func cachedRows(_ state: StoreState, _ backends: Backends) -> Rows? {
    guard state.isGuarded else {
      backends.cache.distrust(
        """
        the cache is not used, because the database's tables or triggers are not those of tasks \
        (see tasks-cache(7))
        """)
      return nil
    }
    let key = key(state)
    let list = backends.cache.list(key) { bytes in
      guard let list = CachedList(opening: bytes, key: key, secret: state.secret) else {
        return .damaged
      }
      return backends.isCurrent(list.stamp, in: state) ? .hit(list) : .otherStamp
    }
    backends.trace.reach(.cacheRead)
    return list?.rows
  }
}
