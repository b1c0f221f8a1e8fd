package import Model

extension Cache {
  /// The values of those keys that have one.
  package func values(_ keys: [CacheKey]) throws(CacheError) -> [CacheKey: [UInt8]] {
    var found: [CacheKey: [UInt8]] = [:]
    for (key, value) in zip(keys, try get(keys)) { found[key] = value?.array }
    return found
  }
}
