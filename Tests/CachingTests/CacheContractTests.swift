import Caching
import Libc
import Model
import TestSupport
import Testing

@Suite struct CacheContractTests {
  @Test func memory() async throws {
    let cache = MemoryCache(now: wallMilliseconds)
    try await checkContract { cache }
  }

  @Test func files() async throws {
    let home = try Home()
    try await checkContract { FileCache(path: "\(home.path)/a/b", now: wallMilliseconds) }
  }

  @Test func memcachedOverTCP() async throws {
    try await Memcached.with { server in
      let servers = try servers(server)
      try await checkContract { MemcachedCache(servers: servers, credentials: nil) }
    }
  }

  @Test func memcachedOverASocket() async throws {
    try await Memcached.with(socket: true) { server in
      let servers = try servers(server)
      try await checkContract { MemcachedCache(servers: servers, credentials: nil) }
    }
  }

  @Test func aPoolOfThree() async throws {
    try await Memcached.with { first in
      try await Memcached.with { second in
        try await Memcached.with(socket: true) { third in
          let servers = try servers(first) + servers(second) + servers(third)
          try await checkContract { MemcachedCache(servers: servers, credentials: nil) }

          // Every server gets its share, and every reader looks for a key where it lies.
          let cache = MemcachedCache(servers: servers, credentials: nil)
          let keys = (0..<100).map { CacheKey("t1:\($0)") }
          for key in keys { try cache.set(key, Array(key.string.utf8), ttl: nil) }
          let found = try MemcachedCache(servers: servers, credentials: nil).values(keys)
          #expect(keys.allSatisfy { found[$0] == Array($0.string.utf8) })
          let items = try cache.stats().map { $0.values["curr_items"].flatMap { Int($0) } ?? 0 }
          #expect(items.count == 3 && items.allSatisfy { $0 > 0 }, "\(items)")
          #expect(items.reduce(0, +) == 100)
        }
      }
    }
  }

  @Test func memcachedWithAuthentication() async throws {
    try await Memcached.withSASL { server in
      let servers = try servers(server)
      try await checkContract { MemcachedCache(servers: servers, credentials: SASL.right) }
    }
  }
}

/// The addresses of a test's server.
func servers(_ server: Memcached) throws -> [ServerAddress] {
  guard case .memcached(let servers, _) = try CacheAddress(url: server.url) else { return [] }
  return servers
}
