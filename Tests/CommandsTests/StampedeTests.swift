import Testing
import TestSupport

/// Many cold lists of a slow query, started together.
@Suite(.serialized) struct StampedeTests {
  @Test(arguments: [
    ("delete", "memcached"), ("delete", "files"), ("rotate", "memcached"), ("update", "files"),
    ("expire", "memcached"),
  ])
  func oneReadsAndTheOthersWait(strategy: String, cache: String) async throws {
    try await withCache(cache) { home in
      try await home.tasks("add", "one", "--cache=none")
      let lists = try await lists(home, 50, "--strategy", strategy, slow: "2")
      #expect(lists.allSatisfy { $0.status == 0 && $0.output == "1\tone\n" })
      var readers = 0
      for list in lists where list.errors.contains("the list is from the database") {
        readers += 1
      }
      #expect((1...2).contains(readers), "\(readers) of 50 read the database")
    }
  }

  @Test func aWaiterGoesOnWhenTheReaderDies() async throws {
    try await withCache("memcached") { home in
      try await home.tasks("add", "one", "--cache=none")
      // A minute: whoever waits for it to the end fails by the time limit of this test.
      let reader = try await home.start("list", "--simulate-slow-query", "60")
      try await Task.sleep(for: .milliseconds(600))
      async let waiting = home.tasks("list", "--simulate-slow-query", "1", "--explain")
      try await Task.sleep(for: .milliseconds(600))
      reader.kill()
      let waiter = try await waiting
      #expect(waiter.output == "1\tone\n")
      #expect(waiter.errors.contains("another command is reading; waiting for it"))
      #expect(waiter.errors.contains("the list is from the database"))
    }
  }

  @Test func aQuickReadingNeverAsksForTheLease() async throws {
    try await withCache("memcached") { home in
      try await home.tasks("add", "one", "--cache=none")
      let lists = try await lists(home, 10, slow: "0")
      #expect(lists.allSatisfy { $0.output == "1\tone\n" && !$0.errors.contains("lease") })
    }
  }

  private func lists(
    _ home: Home, _ count: Int, _ options: String..., slow: String
  ) async throws -> [Ended] {
    try await withThrowingTaskGroup(of: Ended.self) { group in
      for _ in 0..<count {
        group.addTask {
          try await home.tasks(["list", "--explain", "--simulate-slow-query", slow] + options)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }

  private func withCache(_ kind: String, _ body: (Home) async throws -> Void) async throws {
    guard kind == "memcached" else { return try await body(Home()) }
    try await Memcached.with { server in
      try await body(Home(["TASKS_CACHE": server.url]))
    }
  }
}
