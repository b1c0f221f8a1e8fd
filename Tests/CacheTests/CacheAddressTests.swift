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

  @Test(arguments: ["a:1,b:2", "a:1;b:2", "a:1 b:2", " a:1 ,  b:2; "])
  func readsServers(text: String) throws {
    let expected = CacheAddress.memcached([.host("a", port: 1), .host("b", port: 2)])
    #expect(try CacheAddress(servers: text) == expected)
  }

  @Test(arguments: [
    "", "redis://x", "memcached:", "memcached://", "memcached://h:0", "memcached://h:65536",
    "memcached://h:x", "memcached://a:b:c", "memcached://[::1", "memcached://[::1]2",
    "memcached://h:", "memcached://:1", "memcached://h/path", "memcached://::1:11211",
    "memcached://h:+1",
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
