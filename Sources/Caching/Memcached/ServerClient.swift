import Model

/// One memcached, in one of its protocols.
///
/// After an error that is ``CacheError/away(_:)`` the connection is in no known state and is not used
/// again.
protocol ServerClient {
  func get(_ keys: [CacheKey]) throws(CacheError) -> [CacheKey: [UInt8]]

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
  /// The keys, each once, in questions of at most ``keysPerQuestion``.
  var questions: [ArraySlice<CacheKey>] {
    var seen: Set<CacheKey> = []
    let keys = filter { seen.insert($0).inserted }
    return stride(from: 0, to: keys.count, by: keysPerQuestion).map {
      keys[$0..<Swift.min($0 + keysPerQuestion, keys.count)]
    }
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
