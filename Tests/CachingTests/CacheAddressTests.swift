import Caching
import Testing
import Text

@Suite struct CacheAddressTests {
  @Test(
    arguments: [
      ("none", .none), ("memory:", .memory), ("file:", .files(nil)), ("file:/x", .files("/x")),
      ("file:x", .files("x")), ("memcached:///run/m.sock", .memcached([.socket("/run/m.sock")])),
      ("memcached://host", .memcached([.host("host", port: 11_211)])),
      ("memcached://host:65535", .memcached([.host("host", port: 65_535)])),
      ("memcached://[2001:db8::1]", .memcached([.host("2001:db8::1", port: 11_211)])),
      ("file:/a b/:c", .files("/a b/:c")),
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
    "memcached://h:１", "memcached://[]:1", "memcached://,", "memory", "file",
    "None", "memory:x",
  ])
  func refuses(url: String) {
    #expect(throws: InvalidValue.self) { try CacheAddress(url: url) }
  }

  @Test(arguments: [
    "user:hush@host:11211", "host:11211,user:hush@host", "user:hush/host", "user:hush%40host:1",
    "user:hush:host:11211", "host?password=hush", "host?hush", "host?hush=1s",
    "host?poll-timeout=hush",
    "host*hush", "[hush", "hush/hush",
  ])
  func neverRepeatsAPassword(words: String) {
    for make in [
      { try CacheAddress(servers: words) }, { try CacheAddress(url: "memcached://\(words)") },
    ] {
      let error = #expect(throws: InvalidValue.self) { try make() }
      #expect(error?.reason.contains("hush") == false)
    }
    let other = #expect(throws: InvalidValue.self) {
      try CacheAddress(url: "redis://\(words)")
    }
    #expect(other?.reason.contains("hush") == false)
  }

  @Test func saysWhichServerCannotBeRead() {
    let error = #expect(throws: InvalidValue.self) {
      try CacheAddress(url: "memcached://a:1,b:2,c:three,d:4")
    }
    #expect(
      error?.reason
        == "expected HOST, HOST:PORT or [IPV6]:PORT, with or without *WEIGHT, as server 3")
  }

  @Test(arguments: ["host:11211", "[::1]:2", "10.0.0.1:1"])
  func writesAServerAsItReadsIt(words: String) throws {
    guard case .memcached(let servers, _) = try CacheAddress(servers: words) else {
      Issue.record("no server")
      return
    }
    #expect(servers.map(\.description) == [words])
  }
}
