import Testing
import TestSupport

@Suite struct ListCommandTests {
  @Test(.onFiles) func withoutADatabaseItIsEmptyAndCreatesNothing() async throws {
    let home = try Home()
    for strategy in ["delete", "rotate", "update", "expire", "none"] {
      #expect(try await home.tasks("list", "--strategy", strategy) == Ended())
      #expect(try await home.tasks("list", "--format=json").output == "[]\n")
    }
    #expect(try await home.shell("ls -A \"$HOME\"").output.isEmpty)
  }

  @Test func formats() async throws {
    let home = try Home()
    try await home.tasks("add", "-", input: "one\ntwo\n")
    #expect(try await home.tasks("ls").output == "1\tone\n2\ttwo\n")
    #expect(
      try await home.tasks("--format", "table").output == "ID  Task\n 1  one\n 2  two\n")
    #expect(
      try await home.tasks(
        "list", "--format=json", environment: ["TASKS_NOW": "2026-11-23T09:00:00Z"]
      ).output.matches(of: /"text": "(one|two)", "list": null, "tags": \[\]/).count == 2)
  }

  @Test func colorOnlyWhereItIsWanted() async throws {
    let home = try Home()
    try await home.tasks("add", "one")
    func isColored(_ options: String..., environment: [String: String] = [:]) async throws -> Bool {
      try await home.tasks(["--format=table"] + options, environment: environment).output
        .contains("\u{1B}[")
    }
    #expect(try await !isColored())
    #expect(try await isColored("--color=always"))
    #expect(try await isColored("--color=always", environment: ["NO_COLOR": "1"]))
    #expect(try await isColored(environment: ["CLICOLOR_FORCE": "1"]))
    #expect(try await !isColored(environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]))
    #expect(try await !isColored("--color=never", environment: ["CLICOLOR_FORCE": "1"]))
  }

  @Test(.onFiles) func explainTellsEachStep() async throws {
    let home = try Home()
    try await home.tasks("add", "one")
    func explained(_ arguments: String...) async throws -> [String] {
      let ended = try await home.tasks(arguments + ["--explain"])
      #expect(ended.status == 0)
      return ended.errors.split(separator: "\n").map { line in
        line.split(separator: " ").drop { $0.first?.isNumber == true || $0 == "ms" }
          .prefix(3).joined(separator: " ")
      }
    }
    let last = "the list is"
    #expect(
      try await explained("list").map { String($0.prefix(14)) }.dropFirst(1).dropLast(1)
        == ["cache get miss", "database plan ", "database rows ", "cache set stor"])
    let warm = try await explained("list")
    #expect(warm.count == 3 && warm[1] == "cache get hit," && warm[2] == last)
    #expect(try await explained("list", "--strategy=none").dropFirst().first == "database rows 1")
    #expect(try await explained("add", "x").last == "cache delete deleted,")
    #expect(try await explained("add", "x", "--strategy=rotate").count == 1)
    let expire = try await home.tasks("list", "--strategy=expire", "--explain")
    #expect(
      expire.errors.contains("the database; from the cache it may be up to 65 s old (strategy"))
    let old = try await home.tasks("list", "--strategy=expire", "--ttl=30", "--explain")
    #expect(old.errors.contains("it may be up to 35 s old"))
  }

  @Test func readsAnOldListUnderExpireUntilItsTime() async throws {
    let home = try Home(["TASKS_STRATEGY": "expire", "TASKS_TTL": "1"])
    try await home.tasks("add", "one")
    try await home.tasks("list")
    try await home.tasks("add", "two")
    try await Task.sleep(for: .milliseconds(1_100))
    #expect(try await home.tasks("list").output == "1\tone\n2\ttwo\n")
  }

  @Test func slowQuerySlowsTheRowsAndNotTheStamp() async throws {
    let home = try Home()
    try await home.tasks("add", "one")
    let clock = ContinuousClock()
    let slow = try await clock.measure {
      try await home.tasks("list", "--simulate-slow-query", "1.5")
    }
    #expect(slow >= .milliseconds(1_500))
    let hit = try await home.tasks("list", "--simulate-slow-query", "600", "--explain")
    #expect(hit.errors.contains("hit, "))
  }
}
