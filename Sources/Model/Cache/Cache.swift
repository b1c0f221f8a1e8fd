/// A place that keeps values for a while and may lose any of them at any time.
///
/// It connects on first use. Values are opaque bytes, and any program may have stored them.
package protocol Cache: AnyObject {
  /// How `--explain` and messages call this place; never holds a user name or password.
  var name: String { get }

  /// Begins what the next question has to wait for, such as a connection, and does not wait for it.
  func prepare()

  /// Reads the values of `keys`, in their order; nil for each that is missing.
  func get(_ keys: [CacheKey]) throws(CacheError) -> [StoredBytes?]

  /// Stores `value`, replacing any other. `ttl` is in seconds, 1…2,592,000; nil keeps it until it
  /// is evicted.
  func set(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError)

  /// Stores several values, of different keys, as ``set(_:_:ttl:)`` stores one; one that is too large keeps no other
  /// from being stored.
  func set(_ entries: [CacheEntry], ttl: Int?) throws(CacheError)

  /// Stores `value` unless the key exists; returns false when it does.
  func add(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) -> Bool

  /// Removes the value; false when there is none.
  func delete(_ key: CacheKey) throws(CacheError) -> Bool

  /// Removes every value, whoever stored it; returns false where that would be others' values, too, and
  /// nothing was removed.
  func removeAll() throws(CacheError) -> Bool

  /// Counts a corrupt value of `key` for ``stats()``.
  func recordCorruptValue(_ key: CacheKey)

  /// Reads the counters of each server or place of this cache.
  func stats() throws(CacheError) -> [CacheStatistics]
}

extension Cache {
  package func removeAll() throws(CacheError) -> Bool { false }

  package func prepare() {}

  package func set(_ entries: [CacheEntry], ttl: Int?) throws(CacheError) {
    var failure: CacheError?
    for entry in entries {
      do throws(CacheError) {
        try set(entry.key, entry.value, ttl: ttl)
      } catch {
        guard case .tooLarge = error else { throw error }
        failure = error
      }
    }
    if let failure { throw failure }
  }
}

/// A value and its key.
package struct CacheEntry {
  package let key: CacheKey
  package let value: [UInt8]

  package init(_ key: CacheKey, _ value: [UInt8]) {
    self.key = key
    self.value = value
  }
}

/// The longest time that a value may be kept, in seconds: 30 days, as in memcached.
package let maximumTTL = 2_592_000

/// The most bytes of a stored value: below memcached's item limit of 1 MiB with room for its key.
package let maximumValueBytes = 900_000

/// The counters of one server or place.
package struct CacheStatistics: Equatable, Sendable {
  /// The server or place.
  package let name: String
  /// The counters by the names that memcached gives them, such as `curr_items` and `bytes`.
  package let values: [String: String]
  /// Why there are no counters; nil when there are.
  package let failure: String?

  package init(name: String, values: [String: String], failure: String? = nil) {
    self.name = name
    self.values = values
    self.failure = failure
  }
}
