import Caching
import Libc
import Storage
import Strategies
import Model
import TestSupport

/// A real database and a real cache, and a clock that a test can turn.
final class Fixture {
  let home: Home
  let cache: RecordingCache
  var now: UInt64 = 1_800_000_000_000
  var lastSteps: [String] = []
  var layers: Layers = [.view, .rows]
  /// Added to every reading of rows, in seconds.
  var slowQuery = 0.0
  var wait: (Double) -> Void = pause(seconds:)
  /// Told each moment that a command comes to.
  var arrive: (Trace.Checkpoint) -> Void = { _ in }

  convenience init() throws {
    try self.init(home: Home(), MemoryCache(now: wallMilliseconds))
  }

  private init(home: Home, _ inner: any Cache) {
    self.home = home
    cache = RecordingCache(inner)
  }

  /// The caches that every strategy must get along with.
  enum CacheKind: CaseIterable {
    case memory, files, memcached
  }

  /// Runs `body` with a fixture on a cache of that kind.
  static func with(_ kind: CacheKind, _ body: (Fixture) throws -> Void) async throws {
    let home = try Home()
    switch kind {
    case .memory: try body(Fixture(home: home, MemoryCache(now: wallMilliseconds)))
    case .files:
      let cache = FileCache(path: home.path + "/cache", now: wallMilliseconds)
      try body(Fixture(home: home, cache))
    case .memcached:
      try await Memcached.with { server in
        guard case .memcached(let servers, _) = try CacheAddress(url: server.url) else { return }
        try body(Fixture(home: home, MemcachedCache(servers: servers, credentials: nil)))
      }
    }
  }

  /// What a new process would work with.
  func context(ttl: Int? = nil) -> ListContext {
    lastSteps = []
    let trace = Trace(
      clock: monotonicNanoseconds,
      report: { [unowned self] in lastSteps.append("\($0.action): \($0.answer)") },
      arrive: { [unowned self] in arrive($0) })
    let store = SQLiteStore(
      path: home.path + "/tasks.db", makesFolder: false, slowQuery: slowQuery, trace: trace)
    return ListContext(
      store: store, cache: BestEffortCache(cache, trace: trace), trace: trace, ttl: ttl,
      layers: layers, author: { Author(name: "tester", time: 1) }, now: { [unowned self] in now },
      pause: wait)
  }

  /// Makes a change as a command does.
  @discardableResult
  func change(_ change: Change, _ strategy: StrategyName) throws -> [TaskDiff] {
    let context = self.context()
    let result = try strategy.strategy.commit(change, in: context)
    strategy.strategy.didCommit(result, PlainLines(), in: context)
    context.store.close()
    return result.diffs
  }

  @discardableResult
  func add(_ text: String, _ strategy: StrategyName) throws -> [TaskDiff] {
    try change(.add([newTask(text)]), strategy)
  }

  /// Lists as a command does.
  func list(_ strategy: StrategyName, ttl: Int? = nil) throws -> (texts: [String], hit: Bool) {
    let listing = try strategy.strategy.list(PlainLines(), in: context(ttl: ttl))
    _ = listing.fill?()
    let hit =
      switch listing.origin {
      case .cacheByAge, .cacheUnderStamp: true
      case .database, .nowhere, .cachedPages: false
      }
    return (texts(listing), hit)
  }

  /// The texts of a list that was shown as plain lines.
  func texts(_ listing: ListResult) -> [String] {
    var bytes: [UInt8] = []
    for part in listing.parts { bytes += part.array }
    return bytes.withUnsafeBytes { bytes in
      // By memchr(3), because a debug build takes a second for as many lines of a generic split.
      var texts: [String] = []
      var rest = bytes[...]
      while let end = rest.first("\n"), let tab = rest.first("\t") {
        texts.append(String(decoding: rest[(tab + 1)..<end], as: UTF8.self))
        rest = rest[(end + 1)...]
      }
      return texts
    }
  }

  /// The state that a list would read now.
  func state() throws -> StoreStamp? {
    try context().store.read { reader throws(StoreError) in try reader.stamp() }
  }

  /// The stamp of the first page.
  func pageStamp() throws -> Bits128? {
    try context().store.read { reader throws(StoreError) in try reader.pageStamps()?.first?.stamp }
      ?? nil
  }
}

extension Slice<UnsafeRawBufferPointer> {
  /// The index of the first such byte.
  fileprivate func first(_ character: Unicode.Scalar) -> Int? {
    guard let start = base.baseAddress, !isEmpty else { return nil }
    return memchr(start + startIndex, Int32(character.value), count).map { start.distance(to: $0) }
  }
}

/// Lines of number, tab and text, as `tasks list --format plain` shows them where no text needs an
/// escape.
struct PlainLines: ListRenderer {
  var name: String { "lines" }

  func frame(_ list: [PackedTasks]) -> ListLayout { ListLayout() }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {
    bytes += "\(id)\t".utf8
    text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    bytes += "\n".utf8
  }
}

/// A real cache that counts what it was asked, and can fail.
final class RecordingCache: Cache {
  private let inner: any Cache
  var asked: [String] = []
  /// What every question is answered with.
  var failure: CacheError?
  var keys: Set<CacheKey> = []

  init(_ inner: any Cache) {
    self.inner = inner
  }

  var name: String { inner.name }

  private func record(_ question: String, _ keys: [CacheKey]) throws(CacheError) {
    asked.append(question)
    self.keys.formUnion(keys)
    if let failure { throw failure }
  }

  func get(_ keys: [CacheKey]) throws(CacheError) -> [StoredBytes?] {
    try record("get", keys)
    return try inner.get(keys)
  }

  func set(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) {
    try record("set", [key])
    try inner.set(key, value, ttl: ttl)
  }

  func add(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) -> Bool {
    try record("add", [key])
    return try inner.add(key, value, ttl: ttl)
  }

  func delete(_ key: CacheKey) throws(CacheError) -> Bool {
    try record("delete", [key])
    return try inner.delete(key)
  }

  func recordCorruptValue(_ key: CacheKey) {
    asked.append("corrupt")
    inner.recordCorruptValue(key)
  }

  func stats() throws(CacheError) -> [CacheStatistics] { try inner.stats() }
}
