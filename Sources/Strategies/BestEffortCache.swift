package import TaskList

/// A cache that can make a list faster and nothing else: it reports its failures and, after the
/// first, is asked no more.
package final class BestEffortCache {
  private var cache: (any ListCache)?
  private let trace: Trace

  /// What the user must do so that the cache works, in one sentence; nil when nothing.
  package private(set) var advice: String?

  /// Asks `cache`; nil is no cache.
  package init(_ cache: (any ListCache)?, trace: Trace) {
    self.cache = cache
    self.trace = trace
  }

  /// Whether it is worth asking.
  var isUsable: Bool { cache != nil }

  /// What a cache answered, as far as it matters to a list.
  enum Answer {
    case hit(CachedList)
    case miss
    case otherStamp
    case tooOld
    case damaged

    var list: CachedList? {
      if case .hit(let list) = self { list } else { nil }
    }

    func words(bytes: Int) -> String {
      switch self {
      case .hit: "hit, \(bytes) bytes"
      case .miss: "miss"
      case .otherStamp: "other stamp, \(bytes) bytes"
      case .tooOld: "too old, \(bytes) bytes"
      case .damaged: "damaged, \(bytes) bytes"
      }
    }
  }

  /// Asks for the value of `key` and what `judge` makes of its bytes; nil when there is none.
  func list(_ key: CacheKey, judge: ([UInt8]) -> Answer) -> CachedList? {
    var bytes = 0
    let answer = ask("get", key, answer: { $0.words(bytes: bytes) }) {
      cache throws(CacheError) in
      guard let entry = try cache.get([key])[key] else { return Answer.miss }
      bytes = entry.value.count
      return judge(entry.value)
    }
    return answer?.list
  }

  /// Stores a value; false when it is not stored.
  func set(_ key: CacheKey, _ value: [UInt8], ttl: Int?) -> Bool {
    ask("set", key, answer: { "stored, \(value.count) bytes" }) {
      cache throws(CacheError) in
      try cache.set(key, value, ttl: ttl)
    } != nil
  }

  /// Removes a value; false when the cache did not answer.
  @discardableResult
  func delete(_ key: CacheKey) -> Bool {
    ask("delete", key, answer: { $0 ? "deleted" : "nothing there" }) {
      cache throws(CacheError) in
      try cache.delete(key)
    } != nil
  }

  /// Reports that the value of `key` is larger than a cache takes; it is not stored.
  func refuse(_ key: CacheKey) {
    _ = ask("set", key, answer: { "" }) { _ throws(CacheError) in
      throw .tooLarge(limit: maximumValueBytes)
    }
  }

  /// Stops asking and tells the user why.
  func distrust(_ reason: String) {
    cache = nil
    advice = reason
  }

  private func ask<Value>(
    _ action: String, _ key: CacheKey, answer: (Value) -> String,
    _ question: (any ListCache) throws(CacheError) -> Value
  ) -> Value? {
    guard let cache else { return nil }
    do throws(CacheError) {
      return try trace.step(
        .cache, action, answer: { "\(answer($0)), \(key)" }, failure: { $0.words }
      ) { () throws(CacheError) in try question(cache) }
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
