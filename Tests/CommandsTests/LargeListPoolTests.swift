import Testing
import TestSupport

/// Lists of several pages on several servers, which fail and come back with what they had.
@Suite struct LargeListPoolTests {
  @Test(arguments: ["delete", "rotate", "update"])
  func oneOfThreeIsCutOffPausedKilledAndComesBack(strategy: String) async throws {
    try await withPool { home, servers, proxies in
      try await home.addTasks(400)
      #expect(try await staleLists(home, strategy: strategy, count: 2) == 0)
      for (index, server) in servers.enumerated() {
        let (fault, end): (() async throws -> Void, () async throws -> Void) =
          switch index {
          case 0: ({ try await proxies[0].cutOffOrJoin() }, { try await proxies[0].cutOffOrJoin() })
          case 1: ({ await server.pause() }, { await server.resume() })
          default: ({ await server.end() }, { try await server.restart() })
          }
        try await fault()
        let id = "\(index * 130 + 1)"
        #expect(
          try await home.tasks("edit", id, "--text", "edited", "--strategy", strategy).status == 0)
        #expect(try await staleLists(home, strategy: strategy, count: 2) == 0)
        try await home.tasks("remove", "\(index * 130 + 2)", "--strategy", strategy)
        try await end()
        // It is back, most of them with their old pages, and must be asked again.
        try await home.shell("rm -rf \"$HOME/.cache/tasks/servers\"")
        #expect(try await staleLists(home, strategy: strategy, count: 2) == 0)
        let list = try await home.tasks("list", "--explain", "--strategy", strategy)
        #expect(list.errors.contains("from the cache"), "\(list.errors)")
      }
    }
  }

  @Test func aSmallServerThatEvictsPagesAndViews() async throws {
    try await Memcached.with(["-m", "8", "-o", "slab_reassign"]) { server in
      let home = try Home(["TASKS_CACHE": server.url])
      var random = SeededGenerator(seed: 9)
      let lines = (1...300).map { _ in
        (0..<200).map { _ in String(UInt64.random(in: .min ... .max, using: &random), radix: 36) }
          .joined()
      }
      try await home.tasks("add", "-", "--cache=none", input: lines.joined(separator: "\n"))
      for number in 1...9 {
        let strategy = ["rotate", "delete", "update"][number % 3]
        try await home.tasks(
          "edit", "\(number * 30)", "--text", "edited", "--strategy", strategy)
        for strategy in ["rotate", "delete"] {
          #expect(try await staleLists(home, strategy: strategy, count: 2) == 0)
        }
        try await home.tasks("list", "--format=json", "--strategy=rotate")
      }
      #expect(try await server.stats()["evictions"] ?? 0 > 0)
    }
  }

  @Test(arguments: ["delete", "rotate", "update"])
  func withAUserName(strategy: String) async throws {
    try await Memcached.withSASL { server in
      let home = try Home([
        "TASKS_CACHE": server.url, "TASKS_STRATEGY": strategy, "MEMCACHIER_USERNAME": "tasks",
        "MEMCACHIER_PASSWORD": "secret",
      ])
      try await expectPages(home, strategy: strategy)
    }
  }

  @Test(
    .enabled("there is no ::1") { await hasIPv6() }, arguments: ["delete", "rotate", "update"])
  func overIPv6(strategy: String) async throws {
    try await Memcached.with(["-l", "::1"]) { server in
      // Now that the port is known, on both addresses.
      try await server.restart()
      let port = server.url.split(separator: ":").last ?? ""
      let home = try Home([
        "TASKS_CACHE": "memcached://[::1]:\(port)", "TASKS_STRATEGY": strategy,
      ])
      try await expectPages(home, strategy: strategy)
    }
  }

  /// Demands that a list of three pages is cached as a view and as pages, and stays right.
  private func expectPages(_ home: Home, strategy: String) async throws {
    try await home.addTasks(300)
    #expect(try await staleLists(home, strategy: strategy, count: 2) == 0)
    let warm = try await home.tasks("list", "--explain")
    #expect(warm.errors.contains("get     hit") && warm.errors.contains(":view:"))
    try await home.tasks("remove", "150")
    let mixed = try await home.tasks("list", "--explain")
    #expect(mixed.errors.contains(strategy == "update" ? "3 hit" : "2 hit, 1 miss"))
    #expect(try await staleLists(home, strategy: strategy, count: 1) == 0)
  }

  private func withPool(
    _ body: @escaping (Home, [Memcached], [CutOffProxy]) async throws -> Void
  ) async throws {
    try await Memcached.with { first in
      try await Memcached.with { second in
        try await Memcached.with { third in
          try await CutOffProxy.with(first) { proxy in
            let others = [second, third].map { $0.url.dropFirst("memcached://".count) }
            let addresses = [proxy.address] + others.map(String.init)
            let home = try Home(["MEMCACHIER_SERVERS": addresses.joined(separator: " ")])
            try await body(home, [first, second, third], [proxy])
          }
        }
      }
    }
  }
}

extension Home {
  fileprivate func addTasks(_ count: Int) async throws {
    let lines = (1...count).map { "task \($0)" }.joined(separator: "\n")
    #expect(try await tasks("add", "-", "--cache=none", input: lines).status == 0)
  }
}
