import Testing
import TestSupport

/// Words for days, and what is late, are never those of another moment: neither when a day ends, nor
/// when a task becomes late, nor in another zone.
@Suite struct ListTimeTests {
  private static let moments = [
    "2026-11-23T09:00:00", "2026-11-23T16:59:59", "2026-11-23T17:00:00", "2026-11-23T23:59:59",
    "2026-11-24T00:00:00", "2026-12-10T00:00:00",
  ]

  private static let lists = [
    ["--format", "table"], ["--format", "table", "--group-by", "due"],
    ["--due", "overdue", "--format", "ids"], ["--due", "overdue", "--format", "json"],
    ["--group-by", "due", "--format", "csv"], ["--due", "today"],
    ["--sort", "due", "--format", "ids"],
  ]

  private func makeHome(_ strategy: String) async throws -> Home {
    let home = try Home([
      "TZ": "Europe/Berlin", "TASKS_LAYERS": "view", "TASKS_STRATEGY": strategy, "COLUMNS": "60",
      "TASKS_NOW": "2026-11-23T09:00:00",
    ])
    for due in ["today", "tomorrow", "17:00", "2026-11-24T00:30", "2026-12-05", "fri"] {
      try await home.tasks("add", due, "--due", due)
    }
    try await home.tasks("add", "whenever")
    try await home.tasks("add", "done", "--due", "today")
    try await home.tasks("done", "8")
    return home
  }

  @Test(arguments: ["delete", "rotate"])
  func aCachedListIsOfThisMoment(strategy: String) async throws {
    let home = try await makeHome(strategy)
    var shown: Set<String> = []
    for moment in Self.moments {
      let now = ["TASKS_NOW": moment]
      // What an earlier moment left in the cache is no fault, since it is not shown.
      #expect(try await home.tasks("cache", "verify", environment: now).status == 0, "\(moment)")
      for list in Self.lists {
        let right = try await home.tasks(["list", "--strategy", "none"] + list, environment: now)
        let first = try await home.tasks(["list"] + list, environment: now)
        let second = try await home.tasks(["list", "--explain"] + list, environment: now)
        #expect(right.status == 0 && first == right, "\(moment) \(list)")
        #expect(second.output == right.output, "\(moment) \(list)")
        #expect(second.errors.contains("from the cache"), "\(moment) \(list)")
        shown.insert(right.output)
      }
    }
    // The moments were chosen well: most of them show something else.
    #expect(shown.count > 18)
  }

  @Test func aClockThatWasSetBackShowsNoLateTaskTooEarly() async throws {
    let home = try await makeHome("delete")
    for moment in Self.moments.reversed() {
      for list in Self.lists {
        let now = ["TASKS_NOW": moment]
        let right = try await home.tasks(["list", "--strategy", "none"] + list, environment: now)
        #expect(
          try await home.tasks(["list"] + list, environment: now) == right, "\(moment) \(list)")
      }
    }
  }

  @Test func aListOfAnotherZoneIsAnother() async throws {
    let home = try await makeHome("delete")
    var shown: Set<String> = []
    for zone in ["Europe/Berlin", "Pacific/Auckland", "America/New_York", "Europe/Berlin"] {
      for list in Self.lists + [["--fields", "id,due"]] {
        let here = ["TZ": zone, "TASKS_NOW": "2026-11-23T16:59:00Z"]
        let right = try await home.tasks(["list", "--strategy", "none"] + list, environment: here)
        #expect(
          try await home.tasks(["list"] + list, environment: here) == right, "\(zone) \(list)")
        shown.insert(right.output)
      }
    }
    #expect(shown.count > 20)
  }
}
