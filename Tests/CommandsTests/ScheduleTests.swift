import Testing
import TestSupport

/// Every schedule ends in 20 lists by 20 new processes that must all be right.
@Suite struct ScheduleTests {
  @Test(arguments: ["delete", "rotate", "update"], Schedule.allCases)
  func listsAreRight(strategy: String, schedule: Schedule) async throws {
    try await withTasks { home, server in
      try await schedule.play(home, server, strategy: strategy)
      #expect(try await staleLists(home, strategy: strategy) == 0)
    }
  }

  /// The other verbs, each under another strategy for each schedule.
  @Test(arguments: [Schedule.Verb.done, .edit, .undo, .remove], Schedule.allCases)
  func listsAreRightAfterEveryVerb(verb: Schedule.Verb, schedule: Schedule) async throws {
    let strategies = ["delete", "rotate", "update"]
    let verbs = Array(Schedule.Verb.allCases)
    let index =
      (verbs.firstIndex(of: verb) ?? 0) + (Schedule.allCases.firstIndex(of: schedule) ?? 0)
    let strategy = strategies[index % strategies.count]
    try await withTasks { home, server in
      try await schedule.play(home, server, strategy: strategy, verb: verb)
      #expect(try await staleLists(home, strategy: strategy, count: 5) == 0)
    }
  }

  /// The same without the stamp check is out of date: what the tests above would not forgive.
  @Test(
    arguments: ["delete", "update"],
    [
      Schedule.fillerOvertakenByWriter, .changeOfAnotherProcess, .writerKilledAfterCommit,
      .changeByTheShell, .restoredFromACopy,
    ])
  func listsAreStaleWithoutTheStamp(strategy: String, schedule: Schedule) async throws {
    try await expectStale(strategy: strategy, schedule)
  }

  @Test func wrongOrderIsStaleWithoutTheStamp() async throws {
    try await expectStale(strategy: "update", .writersStoreInTheWrongOrder)
  }

  @Test func strategiesMixedBetweenCommands() async throws {
    try await withTasks { home, _ in
      var random = SystemRandomNumberGenerator()
      let strategies = ["delete", "rotate", "update", "none"]
      for round in 0..<25 {
        let writer = strategies.randomElement(using: &random) ?? "none"
        let reader = strategies.randomElement(using: &random) ?? "none"
        try await home.tasks("add", "round \(round)", "--strategy", writer)
        #expect(
          try await staleLists(home, strategy: reader, count: 1) == 0,
          "round \(round): \(writer), then \(reader)")
      }
      for strategy in strategies {
        #expect(try await staleLists(home, strategy: strategy, count: 5) == 0, "\(strategy)")
      }
    }
  }
}

private func expectStale(strategy: String, _ schedule: Schedule) async throws {
  try await withTasks { home, server in
    try await schedule.play(home, server, strategy: strategy)
    let ignoring = ["TASKS_TEST_IGNORE_STAMP": "1"]
    #expect(try await staleLists(home, strategy: strategy, environment: ignoring) == 20)
  }
}

private func withTasks(_ body: (Home, Memcached) async throws -> Void) async throws {
  try await Memcached.with { server in
    // Beside many other tests a server may be slow, and one that is skipped has no stale list.
    let url = "\(server.url)?connect-timeout=5s&poll-timeout=5s"
    let home = try Home(["TASKS_CACHE": url])
    for text in ["one", "two", "three"] { try await home.tasks("add", text) }
    try await body(home, server)
  }
}
