import TestSupport
import Testing

/// The settings of the list, aliases, the pager and the footer, as a user sees them.
@Suite struct ViewTests: CommandSuite {
  let home: Home

  init() async throws {
    home = try Home(["TZ": "UTC", "TASKS_NOW": "2026-11-26T09:00:00Z", "TASKS_USER": "anna"])
  }

  @Test func theSettingsShapeTablesAndNotWhatScriptsRead() async throws {
    _ = try await tasks("add", "b", "-d", "2026-12-02", "-l", "home")
    _ = try await tasks("add", "a", "-d", "2026-12-01", "-p", "low")
    _ = try await tasks("add", "hidden", "-l", "someday")
    for (key, value) in [
      ("sort", "due"), ("columns", "id,text,list"), ("filter", "list!=someday"),
      ("group-by", "priority"),
    ] {
      #expect(try await home.tasks("config", "set", key, value).status == 0)
    }
    #expect(
      try await tasks("list", "--format", "table")
        == """
        ID  Task  List
        Low
         2  a
        No priority
         1  b     home

        """)
    #expect(try await tasks("list", "--format", "ids") == "1\n2\n3\n")
    #expect(
      try await tasks("list", "--format", "table", "--group-by", "none", "--all", "--sort", "id")
        == "ID  Task    List\n 1  b       home\n 2  a\n 3  hidden  someday\n")
    for (key, value, error) in [
      ("sort", "age", "invalid value 'age' for sort (expected id,"),
      ("filter", "list<a", "invalid value 'list<a' for filter ('<' does not go with list"),
      ("week-start", "someday", "invalid value 'someday' for week-start (expected monday,"),
    ] {
      let ended = try await home.tasks("config", "set", key, value)
      #expect(ended.status == 2 && ended.errors.contains(error), "\(ended)")
    }
    try await home.shell("printf 'filter = \"list=x\"\\n' > .tasks.toml")
    #expect(try await tasks("list").contains("a project may not set filter: it would hide tasks"))
  }

  @Test func aWeekBeginsWhereTheUserSays() async throws {
    _ = try await tasks("config", "set", "week-start", "sunday")
    #expect(try await tasks("add", "x", "-d", "next week").contains("due 2026-11-29 (Sun)"))
    #expect(try await tasks("add", "x", "-d", "eow").contains("due 2026-11-28 (Sat)"))
    _ = try await tasks("add", "x", "-d", "2026-11-29")
    #expect(try await tasks("list", "-d", "week", "--format", "ids") == "2\n")
  }

  @Test func anAliasIsACommandOfTheUsers() async throws {
    _ = try await tasks("add", "b", "-l", "home")
    _ = try await tasks("add", "a")
    _ = try await tasks("config", "set", "alias.inbox", "list --where 'list=' --format ids")
    #expect(try await tasks("inbox") == "2\n")
    #expect(try await tasks("inbox", "nothing") == "")
    #expect(
      try await tasks("--help").hasSuffix(
        "\nAliases:\n  inbox: list --where 'list=' --format ids\n"))
    for (name, text, error) in [
      ("list", "list", "'list' is a command, which an alias cannot replace"),
      ("x", "nosuch", "an alias begins with a command"),
      ("X y", "list", "invalid alias 'alias.X y'"),
    ] {
      let ended = try await home.tasks("config", "set", "alias.\(name)", text)
      #expect(ended.status == 2 && ended.errors.contains(error), "\(ended)")
    }
    // A file of another hand may have it all the same; it hides no command.
    try await home.shell("printf 'alias.lists = \"remove 1\"\\n' >> .config/tasks/config.toml")
    #expect(try await tasks("lists") == "home\t1\n")
    try await home.shell("printf 'alias.wipe = \"remove 1\"\\n' > .tasks.toml")
    #expect(try await tasks("wipe").contains("unknown command 'wipe'"))
  }

  /// Lists that an attacker of the cache's keys and of its clock found out of date.
  @Test func longOutputGoesThroughThePager() async throws {
    try await home.tasks("add", "-", input: (1...30).map { "task \($0)\n" }.joined())
    let pager = ["TASKS_PAGER": "sed s/^/P:/"]
    let long = try await onATerminal("\"$tasks\" list --color never", lines: 24, environment: pager)
    #expect(long.count == 32 && long.allSatisfy { $0.hasPrefix("P:") }, "\(long)")
    for (words, lines) in [("list --no-pager", 24), ("list", 40)] {
      let short = try await onATerminal("\"$tasks\" \(words)", lines: lines, environment: pager)
      #expect(short.count == 32 && !short.contains { $0.hasPrefix("P:") }, "\(short)")
    }
    let closed = try await onATerminal(
      "\"$tasks\" list; echo ended $?", lines: 5, environment: ["PAGER": "head -n 1"])
    #expect(closed.last == "ended 0" && closed.count == 2, "\(closed)")
    let missing = try await onATerminal(
      "\"$tasks\" list --color never", lines: 5, environment: ["PAGER": "nosuchpager -x"])
    #expect(missing.count == 32, "\(missing)")
    let piped = try await home.tasks("list", environment: pager).output
    #expect(!piped.contains("P:"))
  }

  @Test(.onFiles) func theFooterSaysWhatIsNotShown() async throws {
    try await home.tasks("add", "-", input: (1...15).map { "task \($0)\n" }.joined())
    try await home.tasks("edit", "3", "--due", "yesterday")
    #expect(
      try await onATerminal("\"$tasks\" list --limit 5 --color never").last
        == "5 of 15 open, 1 overdue")
    try await home.shell("mkdir garden")
    try await home.tasks("init", in: "garden")
    try await home.tasks("add", "Sow", in: "garden")
    let shown = try await onATerminal("cd garden; \"$tasks\" list --color never")
    #expect(shown.last == "1 open, in \(home.path)/garden")
  }
}
