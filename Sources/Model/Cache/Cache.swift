/// A place that keeps values for a while and may lose any of them at any time.
///
/// It connects on first use. Values are opaque bytes; a value that is there may be anybody's.
package protocol Cache: AnyObject {
  /// How `--explain` and messages call this place; never holds a user name or password.
  var name: String { get }

  /// Reads the values of `keys`; a key that is absent has none here now, for whatever reason.
  func get(_ keys: [CacheKey]) throws(CacheError) -> [CacheKey: [UInt8]]

  /// Stores `value`, whatever is there. `ttl` is in seconds, 1…2,592,000; nil keeps it until it
  /// is evicted.
  func set(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError)

  /// Stores `value` where nothing is; false when something is there.
  func add(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) -> Bool

  /// Removes the value; false when there is none.
  func delete(_ key: CacheKey) throws(CacheError) -> Bool

  /// Counts, for ``stats()``, that the value of `key` was not one of ours.
  func recordCorruptValue(_ key: CacheKey)

  /// Reads the counters of every server or place behind this cache.
  func stats() throws(CacheError) -> [CacheStatistics]
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
