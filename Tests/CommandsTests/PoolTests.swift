import Testing
import TestSupport

/// Several servers, and servers that are set up in unusual ways.
@Suite struct PoolTests {
  @Test(arguments: ["delete", "rotate", "update"])
  func oneOfThreeIsKilledPausedAndComesBack(strategy: String) async throws {
    try await withPool { home, servers in
      try await home.tasks("add", "one", "--strategy", strategy)
      for (index, server) in servers.enumerated() {
        await server.pause()
        try await home.tasks("add", "paused \(index)", "--strategy", strategy)
        #expect(try await staleLists(home, strategy: strategy, count: 3) == 0)
        await server.resume()
        // The server is back with what it had, and must be asked again.
        try await home.shell("rm -rf \"$HOME/.cache/tasks/servers\"")
        #expect(try await staleLists(home, strategy: strategy, count: 3) == 0)

        try await server.restart()
        try await home.tasks("add", "restarted \(index)", "--strategy", strategy)
        #expect(try await staleLists(home, strategy: strategy, count: 3) == 0)
      }
    }
  }

  @Test func weightsShareTheKeysOut() async throws {
    try await Memcached.with { light in
      try await Memcached.with { heavy in
        let address = heavy.url.dropFirst("memcached://".count)
        let home = try Home([
          "TASKS_CACHE": "\(light.url)*1,\(address)*20", "TASKS_STRATEGY": "rotate",
        ])
        for number in 1...40 {
          try await home.tasks("add", "\(number)")
          try await home.tasks("list")
        }
        let sets = try await (light.stats()["cmd_set"] ?? 0, heavy.stats()["cmd_set"] ?? 0)
        #expect(sets.0 + sets.1 == 40)
        #expect(sets.1 > 25, "\(sets)")
      }
    }
  }

  @Test func aFullServerThatEvicts() async throws {
    try await Memcached.with(["-m", "8", "-o", "slab_reassign"]) { server in
      let home = try Home(["TASKS_CACHE": server.url, "TASKS_STRATEGY": "rotate"])
      let line = String(repeating: "x", count: 4_000)
      try await home.tasks("add", "-", input: (1...200).map { "\($0) \(line)\n" }.joined())
      for number in 1...12 {
        try await home.tasks("add", "\(number)")
        #expect(try await staleLists(home, strategy: "rotate", count: 2) == 0)
      }
      #expect(try await server.stats()["cmd_set"] ?? 0 >= 12)
    }
  }

  @Test func theLongerTimeoutsOfAURL() async throws {
    try await Memcached.with { server in
      let home = try Home(["TASKS_CACHE": "\(server.url)?poll-timeout=1s"])
      try await home.tasks("add", "one", "--cache=none")
      await server.pause()
      let clock = ContinuousClock()
      let waited = try await clock.measure { try await home.tasks("list") }
      #expect(waited >= .seconds(1))
      await server.resume()
    }
  }

  @Test(.enabled("there is no ::1") { await hasIPv6() })
  func overIPv6() async throws {
    try await Memcached.with(["-l", "::1"]) { server in
      // Now that the port is known, on both addresses.
      try await server.restart()
      let port = server.url.split(separator: ":").last ?? ""
      let home = try Home(["TASKS_CACHE": "memcached://[::1]:\(port)"])
      try await home.tasks("add", "one")
      try await home.tasks("list")
      #expect(try await home.tasks("list", "--explain").errors.contains("get     hit"))
    }
  }

  private func withPool(_ body: (Home, [Memcached]) async throws -> Void) async throws {
    try await Memcached.with { first in
      try await Memcached.with { second in
        try await Memcached.with { third in
          let servers = [first, second, third]
          let addresses = servers.map { $0.url.dropFirst("memcached://".count) }
          let home = try Home(["MEMCACHIER_SERVERS": addresses.joined(separator: " ")])
          try await body(home, servers)
        }
      }
    }
  }
}

func hasIPv6() async -> Bool {
  let script = "import socket; socket.socket(socket.AF_INET6).bind(('::1', 0))"
  return (try? await run(systemPython, ["-c", script]).status) == 0
}
