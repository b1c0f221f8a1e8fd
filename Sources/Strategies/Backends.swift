package import TaskList

/// What a strategy works with.
package struct Backends {
  package let store: any TaskStore
  package let cache: BestEffortCache
  package let trace: Trace
  /// How long a value may be kept, in seconds; nil leaves it to the strategy.
  package let ttl: Int?
  /// Who makes the changes of this command; asked only by one that makes any.
  package let author: () -> Author
  /// Milliseconds since 1970.
  package let now: () -> UInt64
  /// Waits for so many seconds.
  package let pause: (Double) -> Void
  /// What is kept of a list.
  package let layers: Layers
  /// The share of hits, 0 to 1, that are compared with the database.
  package var verifiedShare = 0.0

  #if DEBUG
    /// Takes a cached list whatever its stamp, to show that the tests would notice.
    package var ignoresStamp = false
  #endif

  package init(
    store: any TaskStore, cache: BestEffortCache, trace: Trace, ttl: Int?, layers: Layers,
    author: @escaping () -> Author, now: @escaping () -> UInt64, pause: @escaping (Double) -> Void
  ) {
    self.store = store
    self.cache = cache
    self.trace = trace
    self.ttl = ttl
    self.layers = layers
    self.author = author
    self.now = now
    self.pause = pause
  }

  /// Whether what was cached under `stamp` is what the database has under `current`.
  func isCurrent(_ stamp: Bits128, _ current: Bits128) -> Bool {
    #if DEBUG
      if ignoresStamp { return true }
    #endif
    return stamp == current
  }

  /// The cache of values sealed under `secret`.
  func sealed(_ secret: Bits128) -> SealedCache { SealedCache(cache: cache, secret: secret) }

  /// Reads the state as a step of its own.
  func state(_ reader: any TaskReader) throws(StoreError) -> StoreState {
    let state = try trace.step(.database, "stamp", answer: { "\($0.stamp)" }) {
      () throws(StoreError) in try reader.state()
    }
    trace.reach(.stampRead)
    return state
  }

  /// Reads pages, or all, as a step of its own; `lease` can end the reading.
  func pages(
    _ numbers: [Int64]?, _ reader: any TaskReader, lease: Lease? = nil
  ) throws(StoreError) -> [Page] {
    try rows({ $0.map(\.rows).words }) { () throws(StoreError) in
      try reader.pages(numbers, goesOn: { lease?.goesOn() ?? true })
    }
  }

  /// Reads what a list is made of as a step of its own; `lease` can end the reading.
  func list(
    _ source: ListSource, _ reader: any TaskReader, lease: Lease? = nil
  ) throws(StoreError) -> [Rows] {
    try rows(\.words) { () throws(StoreError) in
      try reader.list(source, goesOn: { lease?.goesOn() ?? true })
    }
  }

  private func rows<Value>(
    _ words: (Value) -> String, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let value = try trace.step(
      .database, "rows", answer: words,
      failure: { $0 == .abandoned ? "left to the command that reads them already" : "failed" }, body
    )
    trace.reach(.rowsRead)
    return value
  }
}

extension [Rows] {
  fileprivate var words: String {
    let count = taskCount
    return "\(count) \(count == 1 ? "row" : "rows"), \(reduce(0) { $0 + $1.bytes.count }) bytes"
  }
}
