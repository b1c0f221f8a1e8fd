package import Model

/// The dependencies of a list or a change, for every strategy.
package struct ListContext {
  package let store: any TaskStore
  package let cache: BestEffortCache
  package let trace: Trace
  /// How long a value may be cached, in seconds; nil leaves it to the strategy.
  package let ttl: Int?
  package let layers: Layers
  /// Who makes the changes of this command; called only by a command that makes one.
  package var author: () -> Author
  /// The time, in milliseconds since 1970.
  package let now: () -> UInt64
  /// Waits, in seconds.
  package let pause: (Double) -> Void
  /// The share of hits, 0 to 1, that are compared with the database.
  package var verifiedShare = 0.0
  /// Takes a cached list whatever its stamp; the program of the tests alone can.
  package var ignoresStamp = false

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
    stamp == current || ignoresStamp
  }

  /// Whether a cached view still shows its list: no day has ended and no task has become overdue.
  func isTimely(_ view: Envelope) -> Bool {
    // After the clock was set back, nothing is shown as overdue too early.
    let now = now()
    return now < view.until && (view.until == .max || now >= view.time)
  }
}

// Each read is one event of `--explain`.
extension ListContext {
  package func stamp(_ reader: any TaskReader) throws(StoreError) -> StoreStamp {
    let stamp = try trace.step(.database, "stamp", answer: { "\($0.value)" }) {
      () throws(StoreError) in try reader.stamp()
    }
    trace.reach(.stampRead)
    return stamp
  }

  /// Reads the pages of `numbers`; `lease` can end the read.
  func pages(
    _ numbers: [Int64], _ reader: any TaskReader, lease: Lease? = nil
  ) throws(StoreError) -> [Page] {
    try rows({ $0.map(\.rows).summary }) { () throws(StoreError) in
      try reader.pages(numbers, shouldContinue: { lease?.shouldContinue() ?? true })
    }
  }

  /// Reads all pages.
  func allPages(_ reader: any TaskReader) throws(StoreError) -> [Page] {
    try rows({ $0.map(\.rows).summary }) { () throws(StoreError) in
      try reader.pages(nil, shouldContinue: { true })
    }
  }

  /// Reads the tasks of `status` with the `fields` that are needed; `lease` can end the read.
  func list(
    _ status: TaskStatus, _ reader: any TaskReader, fields: TaskFields = .all,
    lease: Lease? = nil
  ) throws(StoreError) -> [PackedTasks] {
    try rows(\.summary) { () throws(StoreError) in
      try reader.list(status, fields, shouldContinue: { lease?.shouldContinue() ?? true })
    }
  }

  /// The bytes of a list that shows its tasks as they come, without keeping these; nil where that cannot be.
  func parts(
    of view: any ListRenderer, _ reader: any TaskReader
  ) throws(StoreError) -> [StoredBytes]? {
    // What is explained is kept, to be counted.
    guard view.showsAllAsTheyCome, !trace.isOn else { return nil }
    let layout = ListLayout()
    var parts: [StoredBytes] = []
    var bytes: [UInt8] = []
    var waits = false
    try reader.forEach(view.status, view.fields) { id, text, details in
      waits = !details.isEmpty && PackedFields.hasWait(details)
      guard !waits else { return false }
      if bytes.count >= Self.bytesOfPart {
        parts.append(StoredBytes(bytes))
        bytes = []
      }
      if bytes.isEmpty { bytes.reserveCapacity(Self.bytesOfPart + 4_096) }
      view.append(id, text, details, in: layout, to: &bytes)
      return true
    }
    trace.reach(.rowsRead)
    return waits ? nil : parts + [StoredBytes(bytes)]
  }

  /// The bytes from which on the next ones are a part of their own.
  private static var bytesOfPart: Int { 1 << 19 }

  private func rows<Value>(
    _ summary: (Value) -> String, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let value = try trace.step(
      .database, "rows", answer: summary,
      failure: { $0 == .abandoned ? "another command is reading; waiting for it" : "failed" }, body
    )
    trace.reach(.rowsRead)
    return value
  }
}

extension [PackedTasks] {
  /// Such as `3 rows, 120 bytes`.
  fileprivate var summary: String {
    let count = taskCount
    return "\(count) \(count == 1 ? "row" : "rows"), \(reduce(0) { $0 + $1.bytes.count }) bytes"
  }
}
