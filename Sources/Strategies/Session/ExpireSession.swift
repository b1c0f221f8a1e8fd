import Model

/// One list under `expire`: the key that its database's path gives, and the cache.
struct ExpireSession {
  private let view: any ListRenderer
  private let context: ListContext
  private let key: CacheKey
  private let ttl: Int
  private let sealed: SealedCache

  /// Returns nil when there is no database.
  init?(_ view: any ListRenderer, _ context: ListContext) {
    guard let identity = context.store.identity() else { return nil }
    self.view = view
    self.context = context
    key = .expiring(identity: identity, view.status)
    ttl = context.ttl ?? ExpireStrategy.defaultTTL
    sealed = SealedCache(cache: context.cache, secret: .zero)
  }

  func list() throws(StoreError) -> ListResult {
    let lease = Lease(key.lease, sealed, context)
    var waits = 0
    while true {
      if let (list, time) = cached() {
        let age = Int(max(context.now(), time) - time)
        return ListResult(
          parts: .rendered(view.parts(list)), origin: .cacheByAge(age, ttl: ttl * 1_000))
      }
      do throws(StoreError) {
        return try read(waits < Lease.maximumWaits ? lease : nil)
      } catch {
        guard error == .abandoned else { throw error }
        lease.wait()
        waits += 1
      }
    }
  }

  func warm() throws(StoreError) -> (count: Int, isCached: Bool)? {
    let time = context.now()
    let list = try context.store.read { reader throws(StoreError) in
      try context.list(view.status, reader)
    }
    return list.map { ($0.taskCount, store($0, time)) }
  }

  private func read(_ lease: Lease?) throws(StoreError) -> ListResult {
    let time = context.now()
    return try context.store.read { reader throws(StoreError) in
      let list = try context.list(view.status, reader, lease: lease)
      let maximumAge = ttl * 1_000 + clockSlackMilliseconds
      return ListResult(
        parts: .rendered(view.parts(list)), origin: .database, maximumAge: maximumAge
      ) {
        let isStored = store(list, time)
        lease?.end(isStored: isStored)
        return isStored
      }
    } ?? .nowhere(view)
  }

  private func store(_ list: [PackedTasks], _ time: UInt64) -> Bool {
    guard context.cache.isUsable else { return false }
    return sealed.set(
      key, .rows, stamp: .zero, time: time,
      parts: list.joined(upTo: Envelope.maximumPayloadBytes).map(\.bytes), ttl: ttl)
  }

  private func cached() -> (list: [PackedTasks], time: UInt64)? {
    let values = sealed.values([key], .rows) { _, list in
      let now = context.now()
      let hasExpired = now > list.time && now - list.time > UInt64(ttl) * 1_000
      let isFromTheFuture = list.time > now && list.time - now > UInt64(clockSlackMilliseconds)
      return hasExpired || isFromTheFuture ? .tooOld : .hit
    }
    context.trace.reach(.cacheRead)
    guard let value = values[0] else { return nil }
    let list = value.parts.compactMap { PackedTasks(decoding: $0.array) }
    guard list.count == value.parts.count, list.ascends else { return nil }
    return (list, value.time)
  }
}
