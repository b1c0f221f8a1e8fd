import Caching
import Model
import TestSupport
import Testing

/// What this client and another one write for each other: the same key, flags, time to live and bytes.
@Suite struct MemcachedPeerTests {
  private struct Stored {
    let key: CacheKey
    let ttl: Int?
    let value: [UInt8]

    /// As the other client takes and prints it.
    func line(ttl: Int) -> String {
      let digits = value.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      return "\(key) 0 \(ttl) \(digits)\n"
    }
  }

  @Test func eachReadsWhatTheOtherWrote() async throws {
    var random = SeededGenerator(seed: 11)
    func stored(_ count: Int) -> [Stored] {
      (0..<count).map { number in
        let size = number == 0 ? 200_000 : number == 1 ? 0 : Int.random(in: 0...600, using: &random)
        let letters = "abcxyz0189:-".randomElement(using: &random) ?? "a"
        let key = CacheKey("t1:\(number)\(String(repeating: letters, count: number))")
        return Stored(
          key: key,
          ttl: Bool.random(using: &random) ? nil : .random(in: 1_000...2_592_000, using: &random),
          value: (0..<size).map { _ in .random(in: .min ... .max, using: &random) })
      }
    }
    try await Memcached.with { server in
      let cache = MemcachedCache(servers: try servers(server), credentials: nil)
      let peer = Home.packageFolder + "/Tests/TestSupport/memcached-peer.py"
      let port = String(server.url.split(separator: ":").last ?? "")

      let ours = stored(150)
      for entry in ours { try cache.set(entry.key, entry.value, ttl: entry.ttl) }
      let read = try await run(
        systemPython, [peer, port, "read"], input: ours.map { "\($0.key)\n" }.joined())
      try #require(read.status == 0, "\(read.errors)")
      for (line, entry) in zip(read.output.split(separator: "\n"), ours) {
        let fields = line.split(separator: " ", omittingEmptySubsequences: false)
        let ttl = try #require(Int(fields[2]))
        #expect("\(line)\n" == entry.line(ttl: ttl))
        // memcached counts whole seconds, and some may have passed.
        if let wanted = entry.ttl {
          #expect((wanted - 60...wanted).contains(ttl))
        } else {
          #expect(ttl == -1)
        }
      }
      #expect(read.output.split(separator: "\n").count == ours.count)

      let theirs = stored(150)
      let written = try await run(
        systemPython, [peer, port, "write"],
        input: theirs.map { $0.line(ttl: $0.ttl ?? 0) }.joined())
      try #require(written.status == 0, "\(written.errors)")
      let values = try cache.values(theirs.map(\.key))
      for entry in theirs { #expect(values[entry.key] == entry.value) }
    }
  }
}
