import TaskList

/// A list is good for its time to live, whatever changes meanwhile; a hit opens no database.
///
/// The value carries the time at which its reading began, and the reader measures its age itself:
/// a filler that was stopped between reading and storing stores an old list as an old one. Since no
/// database is opened, there is no secret: the hash is a checksum and proves no author.
struct ExpireStrategy: Strategy {
  /// A minute, in seconds.
  static let defaultTTL = 60

  private static let noSecret = Bits128.zero

  func list(_ backends: Backends) throws(StoreError) -> Listing {
    guard let identity = backends.store.identity() else {
      return Listing(rows: Rows(), origin: .nowhere)
    }
    let key = CacheKey.expiring(identity: identity)
    let ttl = backends.ttl ?? Self.defaultTTL
    if let list = cached(key, ttl: ttl, backends) {
      let age = Int(max(backends.now(), list.time) - list.time)
      return Listing(rows: list.rows, origin: .cacheByAge(age, ttl: ttl * 1_000))
    }
    let time = backends.now()
    guard let snapshot = try backends.readSnapshot() else {
      return Listing(rows: Rows(), origin: .nowhere)
    }
    let maximumAge = ttl * 1_000 + clockSlackMilliseconds
    return Listing(rows: snapshot.rows, origin: .database, maximumAge: maximumAge) {
      let list = CachedList(rows: snapshot.rows, stamp: snapshot.state.stamp, time: time)
      return backends.fill(key, list, secret: Self.noSecret, ttl: ttl)
    }
  }

  private func cached(_ key: CacheKey, ttl: Int, _ backends: Backends) -> CachedList? {
    let list = backends.cache.list(key) { bytes in
      guard let list = CachedList(opening: bytes, key: key, secret: Self.noSecret) else {
        return .damaged
      }
      let now = backends.now()
      let youngEnough = now <= list.time || now - list.time <= UInt64(ttl) * 1_000
      let notFromTheFuture = list.time <= now || list.time - now <= UInt64(clockSlackMilliseconds)
      return youngEnough && notFromTheFuture ? .hit(list) : .tooOld
    }
    backends.trace.reach(.cacheRead)
    return list
  }
}
