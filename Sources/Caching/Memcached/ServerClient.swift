import Model

/// One memcached, in one of its protocols.
///
/// After an error that is ``CacheError/away(_:)`` the connection is in no known state and is not used
/// again.
protocol ServerClient {
  /// Reads the values of `keys`, in their order; nil for each that is missing.
  func get(_ keys: [CacheKey]) throws(CacheError) -> [StoredBytes?]

  /// Stores a value; false when `isAdd` and the key exists.
  func store(_ key: CacheKey, _ value: [UInt8], ttl: Int?, isAdd: Bool) throws(CacheError) -> Bool

  func delete(_ key: CacheKey) throws(CacheError) -> Bool

  /// Reads the counters and the settings, by memcached's names.
  func stats() throws(CacheError) -> [String: String]
}

/// The most keys of one question, so that the server never waits to send while this process does.
let keysPerQuestion = 128

/// The most counters of a server.
let maximumCounters = 2_000

extension [CacheKey] {
  /// The keys in questions of at most ``keysPerQuestion``.
  var questions: [ArraySlice<CacheKey>] {
    stride(from: 0, to: count, by: keysPerQuestion).map {
      self[$0..<Swift.min($0 + keysPerQuestion, count)]
    }
  }
}

/// The keys of a question that are not answered yet.
struct UnansweredKeys {
  private let keys: ArraySlice<CacheKey>
  private var isAnswered: [Bool]
  private var next = 0

  init(_ keys: ArraySlice<CacheKey>) {
    self.keys = keys
    isAnswered = [Bool](repeating: false, count: keys.count)
  }

  /// Takes out a key, and returns its index in the list of which the question is a part; nil when it is
  /// none of them.
  mutating func take(_ key: ArraySlice<UInt8>) -> Int? {
    // Servers answer in the order of the question.
    for step in 0..<keys.count {
      let place = (next + step) % keys.count
      guard !isAnswered[place], keys[keys.startIndex + place].string.utf8.elementsEqual(key) else {
        continue
      }
      isAnswered[place] = true
      next = place + 1
      return keys.startIndex + place
    }
    return nil
  }
}

extension CacheError {
  static let wantsCredentials = CacheError.misconfigured(
    """
    the cache is not used, because memcached wants a user name and a password: set \
    MEMCACHIER_USERNAME and MEMCACHIER_PASSWORD
    """)

  static let malformed = CacheError.away("malformed answer")
}
