package import TaskList

/// What a strategy works with.
package struct Backends {
  package let store: any TaskStore
  package let cache: BestEffortCache
  package let trace: Trace
  /// How long a value may be kept, in seconds; nil leaves it to the strategy.
  package let ttl: Int?
  /// Milliseconds since 1970.
  package let now: () -> UInt64
  /// The share of hits, 0 to 1, that are compared with the database.
  package var verifiedShare = 0.0

  #if DEBUG
    /// Takes a cached list whatever its stamp, to show that the tests would notice.
    package var ignoresStamp = false
  #endif

  package init(
    store: any TaskStore, cache: BestEffortCache, trace: Trace, ttl: Int?,
    now: @escaping () -> UInt64
  ) {
    self.store = store
    self.cache = cache
    self.trace = trace
    self.ttl = ttl
    self.now = now
  }

  /// Whether a list cached under `stamp` is the list of `state`.
  func isCurrent(_ stamp: Bits128, in state: StoreState) -> Bool {
    #if DEBUG
      if ignoresStamp { return true }
    #endif
    return stamp == state.stamp
  }

  func readState() throws(StoreError) -> StoreState? {
    let state = try trace.step(
      .database, "stamp", answer: { $0.map { "\($0.stamp)" } ?? "no database yet" }
    ) { () throws(StoreError) in try store.state() }
    trace.reach(.stampRead)
    return state
  }

  func readSnapshot() throws(StoreError) -> Snapshot? {
    let snapshot = try trace.step(
      .database, "rows",
      answer: { $0.map { $0.rows.words } ?? "no database yet" }
    ) { () throws(StoreError) in try store.snapshot() }
    trace.reach(.rowsRead)
    return snapshot
  }

  /// Stores `list` under `key`, best effort; false when it is not stored.
  func fill(_ key: CacheKey, _ list: CachedList, secret: Bits128, ttl: Int?) -> Bool {
    guard cache.isUsable else { return false }
    guard list.rows.bytes.count <= Envelope.maximumPayloadBytes else {
      cache.refuse(key)
      return false
    }
    return cache.set(key, list.sealed(key: key, secret: secret), ttl: ttl)
  }
}

extension Rows {
  fileprivate var words: String {
    "\(count) \(count == 1 ? "row" : "rows"), \(bytes.count) bytes"
  }
}
