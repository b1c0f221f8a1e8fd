import Testing
import TestSupport

/// What each command asks of memcached, counted by the server's own `stats`.
@Suite struct TrafficTests {
  @Test func coldListIsOneMissAndOneSet() async throws {
    try await withTasks { home, server in
      let traffic = try await traffic(at: server) { try await home.tasks("list") }
      #expect(traffic == Traffic(misses: 1, sets: 1, connections: 1))
    }
  }

  @Test func warmListIsOneHit() async throws {
    try await withTasks { home, server in
      try await home.tasks("list")
      let traffic = try await traffic(at: server) { try await home.tasks("list") }
      #expect(traffic == Traffic(hits: 1, connections: 1))
    }
  }

  @Test(arguments: ["add", "remove"])
  func changeUnderRotateNeverTalksToTheCache(verb: String) async throws {
    try await withTasks { home, server in
      try await home.tasks("list", "--strategy", "rotate")
      let traffic = try await traffic(at: server) {
        try await home.tasks(verb, "1", "--strategy", "rotate")
      }
      #expect(traffic == Traffic())
      try await expectRightList(home, strategy: "rotate")
    }
  }

  @Test(arguments: ["add", "remove"])
  func changeUnderDeleteIsOneDelete(verb: String) async throws {
    try await withTasks { home, server in
      try await home.tasks("list")
      let traffic = try await traffic(at: server) { try await home.tasks(verb, "1") }
      #expect(traffic == Traffic(deletes: 1, connections: 1))
      try await expectRightList(home, strategy: "delete")
    }
  }

  @Test(arguments: ["add", "remove"], ["plain", "json", "table"])
  func changeUnderUpdateIsOneSetAndTheNextListHits(verb: String, format: String) async throws {
    try await withTasks { home, server in
      let change = try await traffic(at: server) {
        try await home.tasks(verb, "1", "--strategy", "update")
      }
      #expect(change == Traffic(sets: 1, connections: 1))
      let list = try await traffic(at: server) {
        try await home.tasks("list", "--strategy", "update", "--format", format)
      }
      #expect(list == Traffic(hits: 1, connections: 1))
      try await expectRightList(home, strategy: "update")
    }
  }

  /// On a server connecting may take so long that a list takes a lease, which is more traffic.
  @Test(.onFiles) func listUnderExpireHitsUntilItsTime() async throws {
    try await withTasks { home, server in
      let cold = try await traffic(at: server) { try await home.tasks("list", "--strategy=expire") }
      #expect(cold == Traffic(misses: 1, sets: 1, connections: 1))
      let change = try await traffic(at: server) {
        try await home.tasks("add", "later", "--strategy=expire")
      }
      #expect(change == Traffic())
      let warm = try await home.tasks("list", "--strategy=expire")
      #expect(warm.output == "1\tfirst\n2\tsecond\n")
      try await expectRightList(home, strategy: "none")
    }
  }

  @Test func strategyNoneNeverTalksToTheCache() async throws {
    try await withTasks { home, server in
      let traffic = try await traffic(at: server) {
        try await home.tasks("list", "--strategy", "none")
      }
      #expect(traffic == Traffic())
    }
  }
}

/// What a server was asked between two readings of its counters.
private struct Traffic: Equatable {
  var hits = 0
  var misses = 0
  var sets = 0
  var deletes = 0
  var others = 0
  var connections = 0
}

private func traffic(
  at server: Memcached, _ action: () async throws -> Ended
) async throws -> Traffic {
  let before = try await server.stats()
  let ended = try await action()
  #expect(ended.status == 0, "\(ended)")
  let after = try await server.stats()
  func difference(_ names: String...) -> Int {
    names.reduce(0) { $0 + (after[$1] ?? 0) - (before[$1] ?? 0) }
  }
  return Traffic(
    hits: difference("get_hits"), misses: difference("get_misses"), sets: difference("cmd_set"),
    deletes: difference("delete_hits", "delete_misses"),
    others: difference("cmd_flush", "cmd_touch", "incr_hits", "incr_misses", "cas_hits"),
    // One is the connection that read the counters.
    connections: difference("total_connections") - 1)
}

private func withTasks(_ body: (Home, Memcached) async throws -> Void) async throws {
  try await Memcached.with { server in
    let home = try Home(["TASKS_CACHE": server.url])
    try await home.tasks("add", "first", "--strategy", "rotate")
    try await home.tasks("add", "second", "--strategy", "rotate")
    try await body(home, server)
  }
}
