package import Model

/// A cache that can make a list faster and do nothing else: its failures are reported, never thrown,
/// and after the first one it is not used again.
package final class BestEffortCache {
  private var cache: (any Cache)?
  private let trace: Trace

  /// The time that a command may spend on the cache, in nanoseconds; nil for no limit.
  package var budget: UInt64? = 2_000_000_000
  private var spent: UInt64 = 0

  /// Why the cache is not used and what the user can do about it; nil when it works.
  package private(set) var warning: String?

  /// Uses `cache`; nil for no cache.
  package init(_ cache: (any Cache)?, trace: Trace) {
    self.cache = cache
    self.trace = trace
  }

  /// Lets another request of this process use the cache; after a failure the one that `make` makes.
  package func renew(_ make: () throws -> (any Cache)?) rethrows {
    spent = 0
    guard cache == nil else { return }
    cache = try make()
    warning = nil
  }

  /// Whether there is a cache that has not failed.
  package var isUsable: Bool { cache != nil }

  /// Begins what the first question has to wait for.
  func prepare() { cache?.prepare() }

  /// Reads the values of `keys` and returns what `judge` makes of them; nil when the cache failed.
  ///
  /// `summary` describes the result for `--explain`.
  package func get<Value>(
    _ keys: [CacheKey], summary: (Value) -> String, _ judge: ([StoredBytes?]) -> Value
  ) -> Value? {
    guard !keys.isEmpty else { return judge([]) }
    return use("get", answer: summary) { cache throws(CacheError) in judge(try cache.get(keys)) }
  }

  /// Counts a corrupt value.
  func recordCorruptValue(_ key: CacheKey) {
    cache?.recordCorruptValue(key)
  }

  /// Stores a value; returns false when it is not stored.
  package func set(_ key: CacheKey, _ value: [UInt8], ttl: Int?) -> Bool {
    use("set", answer: { "stored, \(value.count) bytes, \(key)" }) { cache throws(CacheError) in
      try cache.set(key, value, ttl: ttl)
    } != nil
  }

  /// Stores several values; returns false when not all of them are stored.
  func set(_ entries: [CacheEntry], ttl: Int?) -> Bool {
    guard let first = entries.first else { return true }
    guard entries.count > 1 else { return set(first.key, first.value, ttl: ttl) }
    return use(
      "set",
      answer: {
        """
        \(entries.count) stored, \(entries.reduce(0) { $0 + $1.value.count }) bytes, \(first.key) and \
        \(entries.count - 1) more
        """
      }
    ) { cache throws(CacheError) in try cache.set(entries, ttl: ttl) } != nil
  }

  /// Stores a value unless the key exists; nil when the cache failed.
  package func add(_ key: CacheKey, _ value: [UInt8], ttl: Int) -> Bool? {
    use("add", answer: { "\($0 ? "stored" : "already exists"), \(key)" }) {
      cache throws(CacheError) in
      try cache.add(key, value, ttl: ttl)
    }
  }

  /// Deletes a value; returns false when the cache failed.
  @discardableResult
  package func delete(_ key: CacheKey) -> Bool {
    use("delete", answer: { "\($0 ? "deleted" : "not there"), \(key)" }) {
      cache throws(CacheError) in
      try cache.delete(key)
    } != nil
  }

  /// Stops using the cache in this command, and warns the user.
  func disable(because reason: String) {
    cache = nil
    warning = reason
  }

  private func use<Value>(
    _ action: String, answer: (Value) -> String,
    _ body: (any Cache) throws(CacheError) -> Value
  ) -> Value? {
    guard let cache else { return nil }
    let start = trace.now
    defer { spent += trace.now - start }
    do throws(CacheError) {
      return try trace.step(.cache, action, answer: answer, failure: { $0.description }) {
        () throws(CacheError) in
        if let budget, spent >= budget { throw .away("gave up after 2 s") }
        return try body(cache)
      }
    } catch {
      switch error {
      case .tooLarge: break
      case .away: self.cache = nil
      case .misconfigured(let message):
        self.cache = nil
        warning = message
      }
      return nil
    }
  }
}
