import CMemcached
private import Libc
package import TaskList

/// Values in a pool of memcached servers, over the binary protocol of libmemcached.
package final class MemcachedCache: ListCache {
  package let name: String
  private let servers: [ServerAddress]
  private let credentials: Credentials?
  private var client: MemcachedClient?

  /// A user name and a password for SASL.
  package struct Credentials: Equatable, Sendable {
    let user: String
    let password: String

    package init(user: String, password: String) {
      self.user = user
      self.password = password
    }
  }

  /// Uses `servers`, which is not empty; connects when it is first asked.
  package init(servers: [ServerAddress], credentials: Credentials?) {
    name = "memcached " + servers.map(\.description).joined(separator: ",")
    self.servers = servers
    self.credentials = credentials
  }

  package func get(_ keys: [CacheKey]) throws(CacheError) -> [CacheKey: CacheEntry] {
    try connected().get(keys)
  }

  package func set(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) {
    try checkLimits(value, ttl: ttl)
    _ = try connected().store(.set, key, value, ttl: ttl)
  }

  package func add(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) -> Bool {
    try checkLimits(value, ttl: ttl)
    return try connected().store(.add, key, value, ttl: ttl)
  }

  package func cas(
    _ key: CacheKey, _ value: [UInt8], token: UInt64, ttl: Int?
  ) throws(CacheError) -> Bool {
    try checkLimits(value, ttl: ttl)
    return try connected().store(.cas(token), key, value, ttl: ttl)
  }

  package func delete(_ key: CacheKey) throws(CacheError) -> Bool {
    try connected().delete(key)
  }

  package func stats() throws(CacheError) -> [CacheStatistics] {
    let values = try connected().stats()
    return zip(servers, values).map { CacheStatistics(name: "\($0)", values: $1) }
  }

  private func connected() throws(CacheError) -> MemcachedClient {
    if let client { return client }
    let made = try MemcachedClient(servers: servers, credentials: credentials)
    client = made
    return made
  }
}
