import TaskList

/// A list is good for its time to live, whatever changes meanwhile; a hit opens no database.
///
/// The value carries the time at which its reading began, and the reader measures its age itself:
/// a filler that was stopped between reading and storing stores an old list as an old one. Since no
/// database is opened, there is no secret: the hash is a checksum and proves no author. That is why
/// tasks are kept and never the bytes of a view, which go to a terminal as they are.
struct ExpireStrategy: Strategy {
  /// A minute, in seconds.
  static let defaultTTL = 60

  private static let noSecret = Bits128.zero

  func list(_ view: any ListView, _ backends: Backends) throws(StoreError) -> Listing {
    guard let identity = backends.store.identity() else { return .nowhere(view) }
    let key = CacheKey.expiring(identity: identity, view.source)
    let ttl = backends.ttl ?? Self.defaultTTL
    let lease = Lease(key.lease, backends.sealed(Self.noSecret), backends)
    var waits = 0
    while true {
      if let (list, time) = cached(key, ttl: ttl, backends) {
        let age = Int(max(backends.now(), time) - time)
        return Listing(parts: view.parts(list), origin: .cacheByAge(age, ttl: ttl * 1_000))
      }
      do throws(StoreError) {
        return try read(
          view, key, ttl: ttl, waits < Lease.mostWaits ? lease : nil, backends)
      } catch {
        guard error == .abandoned else { throw error }
        lease.wait()
        waits += 1
      }
    }
  }

  package func warm(
    _ view: any ListView, _ backends: Backends
  ) throws(StoreError) -> (count: Int, isCached: Bool)? {
    guard let identity = backends.store.identity() else { return nil }
    let time = backends.now()
    let list = try backends.store.read { reader throws(StoreError) in
      try backends.list(view.source, reader)
    }
    let key = CacheKey.expiring(identity: identity, view.source)
    return list.map { ($0.taskCount, store($0, key, time, backends)) }
  }

  private func read(
    _ view: any ListView, _ key: CacheKey, ttl: Int, _ lease: Lease?, _ backends: Backends
  ) throws(StoreError) -> Listing {
    let time = backends.now()
    return try backends.store.read { reader throws(StoreError) in
      let list = try backends.list(view.source, reader, lease: lease)
      let maximumAge = ttl * 1_000 + clockSlackMilliseconds
      return Listing(parts: view.parts(list), origin: .database, maximumAge: maximumAge) {
        let isStored = store(list, key, time, backends)
        lease?.end(isStored: isStored)
        return isStored
      }
    } ?? .nowhere(view)
  }

  private func store(
    _ list: [Rows], _ key: CacheKey, _ time: UInt64, _ backends: Backends
  ) -> Bool {
    guard backends.cache.isUsable else { return false }
    return backends.sealed(Self.noSecret).set(
      key, .rows, stamp: .zero, time: time,
      parts: list.joined(upTo: Envelope.maximumPayloadBytes).map(\.bytes),
      ttl: backends.ttl ?? Self.defaultTTL)
  }

  private func cached(
    _ key: CacheKey, ttl: Int, _ backends: Backends
  ) -> (list: [Rows], time: UInt64)? {
    let values = backends.sealed(Self.noSecret).values([key], .rows) { _, list in
      let now = backends.now()
      let youngEnough = now <= list.time || now - list.time <= UInt64(ttl) * 1_000
      let notFromTheFuture = list.time <= now || list.time - now <= UInt64(clockSlackMilliseconds)
      return youngEnough && notFromTheFuture ? .hit : .tooOld
    }
    backends.trace.reach(.cacheRead)
    guard let value = values[key] else { return nil }
    let list = value.parts.compactMap(Rows.init(decoding:))
    guard list.count == value.parts.count, list.ascends else { return nil }
    return (list, value.time)
  }
}
