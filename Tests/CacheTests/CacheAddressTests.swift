import Cache
import Testing

@Suite struct CacheAddressTests {
  @Test(
    arguments: [
      ("none", .none), ("memory:", .memory), ("file:", .files(nil)), ("file:/x", .files("/x")),
      ("file:x", .files("x")), ("memcached:///run/m.sock", .memcached([.socket("/run/m.sock")])),
      ("memcached://host", .memcached([.host("host", port: 11_211)])),
      (
        "memcached://10.0.0.1:1,[::1]:2,h",
        .memcached([.host("10.0.0.1", port: 1), .host("::1", port: 2), .host("h", port: 11_211)])
      ),
    ] as [(String, CacheAddress)])
  func reads(url: String, address: CacheAddress) throws {
    #expect(try CacheAddress(url: url) == address)
  }

  @Test func readsWeightsAndTimeouts() throws {
    var timeouts = MemcachedTimeouts()
    timeouts.connect = 2_000
    timeouts.poll = 750
    #expect(
      try CacheAddress(url: "memcached://a:1*3,b?poll-timeout=750ms&connect-timeout=2s")
        == .memcached(
          [.host("a", port: 1, weight: 3), .host("b", port: 11_211)], timeouts))
    #expect(
      try CacheAddress(url: "memcached:///s?connect-timeout=2s&poll-timeout=750ms")
        == .memcached([.socket("/s")], timeouts))
  }

  @Test(arguments: ["a:1,b:2", "a:1;b:2", "a:1 b:2", " a:1 ,  b:2; "])
  func readsServers(text: String) throws {
    let expected = CacheAddress.memcached([.host("a", port: 1), .host("b", port: 2)])
    #expect(try CacheAddress(servers: text) == expected)
  }

  @Test(arguments: [
    "", "redis://x", "memcached:", "memcached://", "memcached://h:0", "memcached://h:65536",
    "memcached://h:x", "memcached://a:b:c", "memcached://[::1", "memcached://[::1]2",
    "memcached://h:", "memcached://:1", "memcached://h/path", "memcached://::1:11211",
    "memcached://h:+1", "memcached://h*0", "memcached://h*", "memcached://h*1001", "memcached://h?",
    "memcached://h?x=1s", "memcached://h?poll-timeout=1", "memcached://h?poll-timeout=0s",
    "memcached://h?poll-timeout=61s", "memcached://h?poll-timeout",
    "memcached://h?poll-timeout=-1s",
  ])
  func refuses(url: String) {
    #expect(throws: CacheAddressError.self) { try CacheAddress(url: url) }
  }

  @Test func neverRepeatsAPassword() {
    let error = #expect(throws: CacheAddressError.self) {
      try CacheAddress(url: "memcached://user:hush@host:11211")
    }
    #expect(error?.sentence.contains("hush") == false)
  }
}
