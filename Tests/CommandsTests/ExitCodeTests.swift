import TestSupport
import Testing

/// What a script learns from the exit status alone: `--exit-code`, `--must-exist` and `--no-input`.
@Suite struct ExitCodeTests: CommandSuite {
  let home: Home

  init() async throws {
    home = try Home(["TZ": "UTC", "TASKS_NOW": "2026-11-26T09:00:00Z", "TASKS_USER": "anna"])
  }

  private static let strategies = ["delete", "rotate", "update", "expire", "none"]

  private static let forms =
    ["table", "plain", "json", "jsonl", "csv", "tsv", "ids", "markdown", "todotxt"].map {
      ["list", "--format", $0]
    } + [
      ["list", "--template", "{due}"], ["list", "--template", "\\n"], ["list", "--fields", "note"],
      ["list", "--json", "--fields", "due"], ["next"], ["next", "--json"], ["count"],
    ]

  /// Cold and warm: a list from the cache has nothing but its bytes.
  @Test(arguments: strategies)
  func aListWithoutTasksExits1(strategy: String) async throws {
    func check(_ filter: [String], _ status: Int32, _ name: String) async throws {
      // Under expire a list may be out of date.
      try await home.shell("rm -rf .cache")
      for form in Self.forms {
        var outputs: Set<String> = []
        for options in [[], ["--exit-code"], ["--exit-code"]] {
          let ended = try await home.tasks(
            form + filter + options + ["--strategy", strategy, "--layers", "view,rows"])
          #expect(
            ended.status == (options.isEmpty ? 0 : status) && ended.errors.isEmpty,
            "\(name) \(form) \(ended)")
          outputs.insert(ended.output)
        }
        #expect(outputs.count == 1, "\(name) \(form)")
      }
    }
    try await check([], 1, "no database")
    try await home.tasks("add", "hidden", "-l", "home", "--wait", "2026-12-24")
    try await check([], 1, "one that waits")
    try await home.tasks("add", "x", "-l", "home")
    try await check([], 0, "one task")
    try await check(["-l", "home"], 0, "a match")
    try await check(["-l", "work"], 1, "no match")
    // Of several pages the bytes of the view are cached.
    let lines = (1...300).map { "task \($0)\n" }.joined()
    try await home.tasks(["add", "-", "-l", "garden"], input: lines)
    try await check(["-l", "garden"], 0, "several pages")
    try await check(["-l", "work"], 1, "no match in several pages")
  }

  /// On a terminal the table ends with a line that counts what waits, also without a task.
  @Test func aTerminalShowsNoTaskEither() async throws {
    try await home.tasks("add", "hidden", "--wait", "2026-12-24")
    let lines = try await onATerminal("\"$tasks\" list --exit-code; echo status $?")
    #expect(lines.contains("status 1") && lines.contains { $0.contains("wait") }, "\(lines)")
    try await home.tasks("add", "x")
    #expect(try await onATerminal("\"$tasks\" list --exit-code; echo status $?").last == "status 0")
  }

  @Test(arguments: strategies)
  func aDatabaseThatMustExistIsNotCreated(strategy: String) async throws {
    let path = "\(home.path)/x.db"
    for words in [
      ["list"], ["count"], ["next"], ["add", "x"], ["add", "x", "--dry-run"], ["done", "1"],
      ["show", "1"], ["log"], ["undo"], ["lists"], ["cache", "clear"], ["cache", "warm"],
      ["cache", "verify"],
    ] {
      let ended = try await home.tasks(
        words + ["--must-exist", "--db", path, "--strategy", strategy])
      #expect(ended.status == 3 && ended.output.isEmpty, "\(words) \(ended)")
      #expect(
        ended.errors.hasPrefix("tasks: there is no database \(path) (from --db)")
          && ended.errors.split(separator: "\n").count == 1, "\(words) \(ended)")
    }
    #expect(try await home.shell("ls x.db*").status != 0)
    try await home.tasks("add", "x", "--db", path)
    let ended = try await home.tasks(
      "list", "--must-exist", "--db", path, "--strategy", strategy)
    #expect(ended == Ended(output: "1\tx\n"))
  }

  @Test(.onFiles) func everyOriginOfMustExistCounts() async throws {
    func error(_ words: String..., environment: [String: String] = [:]) async throws -> String {
      let ended = try await home.tasks(words, environment: environment)
      #expect(ended.status == 3, "\(ended)")
      return ended.errors
    }
    #expect(
      try await error("list", environment: ["TASKS_MUST_EXIST": "1"])
        .contains("\(home.database) (from the default)"))
    #expect(
      try await error("add", "x", "--must-exist", environment: ["TASKS_DB": "/tmp/nosuch.db"])
        .contains("/tmp/nosuch.db (from TASKS_DB)"))
    #expect(
      try await home.tasks("config", "set", "must-exist", "true").output
        .hasPrefix("set must-exist to true"))
    #expect(try await home.shell("cat .config/tasks/config.toml").output == "must-exist = true\n")
    #expect(
      try await error("add", "x", "--json").contains("\"code\": \"no_database\""))
    // An empty file is no list.
    try await home.shell("touch empty.db")
    #expect(
      try await error("add", "x", "--db", "empty.db").contains("empty.db (from --db)"))
    let created = try await home.tasks("add", "x", environment: ["TASKS_MUST_EXIST": "0"])
    #expect(created.status == 0, "\(created)")
    // The command that makes a list of its own makes it all the same.
    try await home.shell("mkdir project")
    #expect(try await home.tasks(["init"], in: "project").status == 0)
    #expect(try await home.tasks("add", "x", in: "project").status == 0)
    for (words, message) in [
      (
        ["config", "set", "must-exist", "yes"], "invalid value 'yes' for must-exist (expected true"
      ),
      (["list", "--must-exist=true"], "--must-exist takes no value"),
    ] {
      let ended = try await home.tasks(words)
      #expect(ended.status == 2 && ended.errors.contains(message), "\(ended)")
    }
    let variable = try await home.tasks("list", environment: ["TASKS_MUST_EXIST": "maybe"])
    #expect(variable.status == 2 && variable.errors.contains("TASKS_MUST_EXIST"), "\(variable)")
    try await home.shell("echo 'must-exist = \"true\"' > .config/tasks/config.toml")
    let quoted = try await home.tasks("list")
    #expect(quoted.errors.contains("must-exist must be true or false without quotes"), "\(quoted)")
  }

  @Test(arguments: strategies)
  func aMissingFolderIsAnError(strategy: String) async throws {
    let ended = try await home.tasks("list", "--db", "nosuch/x.db", "--strategy", strategy)
    #expect(ended.status == 3 && ended.errors.contains("there is no folder"), "\(ended)")
  }

  @Test func withoutInputNoEditorAndNoPagerStart() async throws {
    try await home.tasks("add", "-", input: (1...30).map { "task \($0)\n" }.joined())
    let environment = ["EDITOR": "touch EDITED;:", "TASKS_PAGER": "sed s/^/P:/"]
    let ended = try await home.tasks(
      "edit", "3", "--no-input", "--json", environment: environment)
    #expect(ended.status == 2 && ended.errors.contains("which --no-input forbids"), "\(ended)")
    #expect(try await home.shell("ls EDITED").status != 0)
    let lines = try await onATerminal(
      "\"$tasks\" list --no-input", lines: 5, environment: environment)
    #expect(lines.count == 32 && !lines.contains { $0.hasPrefix("P:") }, "\(lines)")
    // What names standard input reads it.
    #expect(
      try await home.tasks("add", "-", "--no-input", "--format", "ids", input: "y\n").output
        == "31\n")
    #expect(try await home.tasks("edit", "31", "--no-input", "-n", "-", input: "z").status == 0)
    #expect(try await home.tasks("done", "--no-input", "--where", "id=31").status == 5)
  }

  @Test func theManualHasEveryCode() async throws {
    let source = try await run(
      "cat", ["\(Home.packageFolder)/Sources/Text/UserError.swift"]
    ).output
    let body = try #require(
      source.split(separator: "enum ErrorCode: String").last?.split(separator: "\n}").first)
    let codes = body.matches(of: /case ([a-zA-Z]+)(?: = "([a-z_]+)")?/).map {
      String($0.2 ?? $0.1)
    }
    let manual = try await run("cat", ["\(Home.packageFolder)/man/tasks.1"]).output
    let section = try #require(
      manual.split(separator: ".Sh ERRORS IN JSON").last?.split(separator: ".Sh ").first)
    let named = section.matches(of: /\n\.It Ql ([a-z_]+)/).map { String($0.1) }
    #expect(
      codes.count > 14 && Set(codes) == Set(named), "\(Set(codes).symmetricDifference(named))")
  }
}
