import Caching
import Model
import TestSupport
import Testing

/// No answer of a server does more than be refused, with and without credentials.
@Suite struct HostileServerTests {
  @Test(arguments: [nil, SASL.right])
  func everyQuestionEnds(credentials: MemcachedCache.Credentials?) async throws {
    let keys = (0..<3).map { CacheKey("t1:hostile:\($0)") }
    try await HostileServer.with(mutations: 100) { servers in
      #expect(servers.count > 160)
      for server in servers {
        let address = try CacheAddress(url: "memcached://\(server.address)?poll-timeout=30ms")
        guard case .memcached(let servers, _) = address else { return }
        let cache = MemcachedCache(servers: servers, credentials: credentials)
        // An error is an answer, too; a crash or a question that never ends is not.
        let found = (try? cache.values(keys)) ?? [:]
        #expect(Set(found.keys).isSubset(of: keys), "\(server.way)")
        _ = try? cache.set(keys[0], [UInt8](repeating: 1, count: 500_000), ttl: 5)
        _ = try? cache.add(keys[1], [], ttl: nil)
        _ = try? cache.delete(keys[2])
        _ = try? cache.stats()
      }
    }
  }
}
