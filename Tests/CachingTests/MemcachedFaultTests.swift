import Caching
import Model
import TestSupport
import Testing

@Suite struct MemcachedFaultTests {
  private let key = CacheKey("t1:fault")

  @Test func wrongAndMissingPasswordsAreToldAndNotCold() async throws {
    try await Memcached.withSASL { server in
      let servers = try servers(server)
      let wrong = MemcachedCache(servers: servers, credentials: SASL.wrong)
      expectMisconfigured("refuses the user name or the password") { () throws(CacheError) in
        _ = try wrong.values([key])
      }
      let missing = MemcachedCache(servers: servers, credentials: nil)
      expectMisconfigured("wants a user name and a password") { () throws(CacheError) in
        try missing.set(key, [1], ttl: nil)
      }
    }
  }

  @Test func aPasswordForAServerThatTakesNoneIsTold() async throws {
    try await Memcached.with { server in
      let cache = MemcachedCache(servers: try servers(server), credentials: SASL.right)
      expectMisconfigured("takes no user name") { () throws(CacheError) in
        _ = try cache.values([key])
      }
    }
  }

  @Test func aSocketPathThatIsTooLongIsNotCold() {
    let path = "/" + String(repeating: "x", count: 200)
    let cache = MemcachedCache(servers: [.socket(path)], credentials: nil)
    expectMisconfigured("too long") { () throws(CacheError) in _ = try cache.values([key]) }
  }

  @Test func deadAndPausedServersAreAway() async throws {
    try await Memcached.with { server in
      let servers = try servers(server)
      let cache = MemcachedCache(servers: servers, credentials: nil)
      try cache.set(key, [1], ttl: nil)
      await server.pause()
      expectAway { () throws(CacheError) in _ = try cache.values([key]) }
      await server.resume()
      await server.end()
      expectAway { () throws(CacheError) in try cache.set(key, [1], ttl: nil) }
    }
  }

  private func expectMisconfigured(
    _ words: String, _ body: () throws(CacheError) -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do throws(CacheError) {
      try body()
      Issue.record("no error", sourceLocation: sourceLocation)
    } catch {
      guard case .misconfigured(let sentence) = error, sentence.contains(words) else {
        Issue.record("\(error)", sourceLocation: sourceLocation)
        return
      }
      #expect(!sentence.contains("secret") && !sentence.contains("guess"))
    }
  }

  private func expectAway(
    _ body: () throws(CacheError) -> Void, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do throws(CacheError) {
      try body()
      Issue.record("no error", sourceLocation: sourceLocation)
    } catch {
      if case .away = error { return }
      Issue.record("\(error)", sourceLocation: sourceLocation)
    }
  }
}
