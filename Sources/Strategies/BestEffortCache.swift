package import TaskList

/// A cache that can make a list faster and nothing else: it reports its failures and, after the
/// first, is asked no more.
package final class BestEffortCache {
  private var cache: (any ListCache)?
  private let trace: Trace

  /// How long a command tells the cache something, in all, in nanoseconds; nil for ever.
  ///
  /// The user has the answer already and waits for the prompt.
  package var patience: UInt64? = 2_000_000_000
  private var spent: UInt64 = 0

  /// What the user must do so that the cache works, in one sentence; nil when nothing.
  package private(set) var advice: String?

  /// Asks `cache`; nil is no cache.
  package init(_ cache: (any ListCache)?, trace: Trace) {
    self.cache = cache
    self.trace = trace
  }

  /// Whether it is worth asking.
  var isUsable: Bool { cache != nil }

  /// Asks for the values of several keys; nil when the cache did not answer.
  ///
  /// `judge` makes of them what is wanted, and `words` describes that.
  func get<Value>(
    _ keys: [CacheKey], words: (Value) -> String, _ judge: ([CacheKey: CacheEntry]) -> Value
  ) -> Value? {
    guard !keys.isEmpty else { return judge([:]) }
    return ask("get", answer: words) { cache throws(CacheError) in judge(try cache.get(keys)) }
  }

  /// Counts a value that is not ours.
  func noteDamage(_ key: CacheKey) {
    cache?.noteDamage(key)
  }

  /// Stores a value; false when it is not stored.
  func set(_ key: CacheKey, _ value: [UInt8], ttl: Int?) -> Bool {
    tell("set", answer: { "stored, \(value.count) bytes, \(key)" }) { cache throws(CacheError) in
      try cache.set(key, value, ttl: ttl)
    } != nil
  }

  /// Stores a value where nothing is; nil when the cache did not answer.
  func add(_ key: CacheKey, _ value: [UInt8], ttl: Int) -> Bool? {
    ask("add", answer: { "\($0 ? "stored" : "something is there"), \(key)" }) {
      cache throws(CacheError) in
      try cache.add(key, value, ttl: ttl)
    }
  }

  /// Removes a value; false when the cache did not answer.
  @discardableResult
  func delete(_ key: CacheKey) -> Bool {
    tell("delete", answer: { "\($0 ? "deleted" : "nothing there"), \(key)" }) {
      cache throws(CacheError) in
      try cache.delete(key)
    } != nil
  }

  /// Stops asking and tells the user why.
  func distrust(_ reason: String) {
    cache = nil
    advice = reason
  }

  private func tell<Value>(
    _ action: String, answer: (Value) -> String,
    _ question: (any ListCache) throws(CacheError) -> Value
  ) -> Value? {
    let start = trace.now
    defer { spent += trace.now - start }
    return ask(action, answer: answer) { cache throws(CacheError) in
      if let patience, spent >= patience { throw .away("too slow for all that there is to tell") }
      return try question(cache)
    }
  }

  private func ask<Value>(
    _ action: String, answer: (Value) -> String,
    _ question: (any ListCache) throws(CacheError) -> Value
  ) -> Value? {
    guard let cache else { return nil }
    do throws(CacheError) {
      return try trace.step(.cache, action, answer: answer, failure: { $0.words }) {
        () throws(CacheError) in try question(cache)
      }
    } catch {
      switch error {
      case .tooLarge: break
      case .away: self.cache = nil
      case .misconfigured(let sentence):
        self.cache = nil
        advice = sentence
      }
      return nil
    }
  }
}
