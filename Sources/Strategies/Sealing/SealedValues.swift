package import Model

/// Short values other than lists, kept in the cache under a database's secret, so that no other user of the
/// cache can plant one.
package struct SealedValues {
  private let sealed: SealedCache
  private let owner: Bits128

  /// Uses `cache` for the database of `stamp`.
  package init(_ cache: BestEffortCache, _ stamp: StoreStamp) {
    sealed = SealedCache(cache: cache, secret: stamp.secret)
    owner = SipHash.hash(stamp.databaseID.bytes, key: .zero)
  }

  /// The key of a value of `kind`, such as `session`, by a name of hexadecimal digits.
  package func key(_ kind: String, _ name: String) -> CacheKey {
    CacheKey("\(CacheKey.prefix)\(owner):\(kind):\(name)")
  }

  /// Reads the values of `keys` that are there and were sealed under this secret.
  package func values(_ keys: [CacheKey]) -> [CacheKey: [UInt8]] {
    let found = sealed.values(keys, .session) { _, _ in .hit }.map { $0?.parts.first?.array }
    return Dictionary(uniqueKeysWithValues: zip(keys, found)).compactMapValues { $0 }
  }

  /// Stores a value for `ttl` seconds; returns false when it is not stored.
  @discardableResult
  package func set(_ key: CacheKey, _ value: [UInt8], ttl: Int) -> Bool {
    sealed.set(key, .session, stamp: .zero, parts: [value], ttl: ttl)
  }

  /// Deletes a value; returns false when the cache failed.
  @discardableResult
  package func delete(_ key: CacheKey) -> Bool { sealed.cache.delete(key) }
}
