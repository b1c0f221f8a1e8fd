import TestSupport
import Testing

/// What scripts read: the forms of tasks, of changes and of errors.
@Suite struct FormTests: CommandSuite {
  let home: Home

  init() async throws {
    home = try Home(["TZ": "UTC", "TASKS_NOW": "2026-11-26T09:00:00Z", "TASKS_USER": "anna"])
  }

  /// Runs a line of Python on JSON in `data`.
  private func python(_ expression: String, _ json: String) async throws -> String {
    let script = "import json, sys; data = json.load(sys.stdin); print((\(expression)))"
    let ended = try await run(systemPython, ["-c", script], input: json)
    return ended.output + ended.errors
  }

  @Test func aChangeReturnsItsTasks() async throws {
    #expect(try await tasks("add", "one", "--format", "ids") == "1\n")
    #expect(
      try await tasks("add", "two", "--due", "fri", "--format", "plain") == "2\ttwo\t2026-11-27\n")
    #expect(try await tasks("add", "three", "--template", "{id}:{text}") == "3:three\n")
    #expect(
      try await tasks("edit", "2", "-p", "high", "--fields", "id,priority", "--json") == """
        [
          {"id": 2, "priority": "high"}
        ]

        """)
    let done = try await tasks("done", "1-2", "--json")
    #expect(
      try await python(
        "data['verb'], data['dry_run'], [(c['id'], c['before']['done'], c['after']['done']) for c in data['changes']]",
        done)
        == "('done', False, [(1, None, '2026-11-26T09:00:00Z'), (2, None, '2026-11-26T09:00:00Z')])\n"
    )
    let again = try await tasks("done", "1", "--json")
    #expect(
      try await python("data['changes'], [t['id'] for t in data['unchanged']]", again)
        == "([], [1])\n")
    let removed = try await tasks("remove", "3", "--format", "jsonl")
    #expect(
      try await python("data['verb'], data['id'], data['before']['text'], data['after']", removed)
        == "('remove', 3, 'three', None)\n")
    let undone = try await tasks("undo", "--json")
    #expect(try await python("data['steps']", undone) == "[6]\n")
    #expect(
      try await python("data['dry_run']", try await tasks("remove", "3", "--dry-run", "--json"))
        == "True\n")
    #expect(try await tasks("list", "--all", "--format", "ids") == "1\n2\n3\n")
  }

  @Test func theNextOfARecurringTaskIsAmongTheChanges() async throws {
    _ = try await tasks("add", "x", "--due", "today", "--every", "day")
    #expect(try await tasks("done", "1", "--format", "ids") == "1\n2\n")
  }

  @Test func everyCommandThatShowsTasksSpeaksEveryForm() async throws {
    _ = try await tasks(
      "add", "Buy milk", "-l", "home", "-t", "shop", "-p", "high", "-d", "2026-12-01", "--every",
      "2w",
      "--wait", "2026-11-26", "-n", "two\nlines")
    for command in [["list"], ["next"], ["show", "1"]] {
      func form(_ words: String...) async throws -> String {
        try await home.tasks(command + words).output
      }
      #expect(try await form("--format", "markdown") == "- [ ] Buy milk\n  two\n  lines\n")
      #expect(
        try await form("--format", "todotxt")
          == "(A) 2026-11-26 Buy milk +home @shop due:2026-12-01 t:2026-11-26 rec:+2w\n")
      #expect(try await form("--template", "{id}\\t{due}\\n{{}\\\\") == "1\t2026-12-01\n{}\\")
      #expect(
        try await form("--fields", "text,tags", "--format", "tsv") == "text\ttags\nBuy milk\tshop\n"
      )
      #expect(try await form("--json", "--fields", "tags") == "[\n  {\"tags\": [\"shop\"]}\n]\n")
    }
    _ = try await tasks("add", "x", "-l", "home", "-t", "shop")
    _ = try await tasks("done", "1")
    #expect(
      try await tasks("show", "1", "--format", "todotxt")
        == "x 2026-11-26 2026-11-26 Buy milk +home @shop due:2026-12-01 t:2026-11-26 pri:A\n")
    for words in [["log"], ["lists"], ["tags"], ["config"], ["where"]] {
      let json = try await home.tasks(words + ["--json"]).output
      #expect(try await python("len(data) > 0", json) == "True\n", "\(words)")
    }
  }

  @Test(arguments: [
    (["done", "9", "--json"], 1, "unknown_task", "no task 9"),
    (["list", "--format", "json", "--nosuch"], 2, "usage", "unknown option '--nosuch'"),
    (["nosuch", "--json"], 2, "usage", "unknown command 'nosuch'"),
    (
      ["list", "--format=jsonl", "--due", "12/05"], 2, "invalid_date",
      "'12/05' can be 12 May or 5 Dec"
    ),
    (["undo", "--json"], 1, "nothing_to_undo", "nothing to undo"),
    (
      ["list", "--json", "--db", "/nowhere/x.db"], 3, "storage",
      "cannot open /nowhere/x.db: there is no folder /nowhere"
    ),
  ])
  func anErrorIsJSONWhereJSONWasRequested(
    words: [String], exit: Int, code: String, message: String
  ) async throws {
    let ended = try await home.tasks(words)
    #expect(ended.status == Int32(exit) && ended.output.isEmpty, "\(ended)")
    #expect(
      try await python(
        "data['error']['code'], data['error']['exit'], data['error']['message']", ended.errors)
        == "('\(code)', \(exit), \(message.contains("'") ? "\"\(message)\"" : "'\(message)'"))\n")
  }

  @Test(arguments: [
    (["log", "--format", "plain", "--json"], "--format plain and --json cannot be combined"),
    (["batch", "-", "--format=plain", "--json"], "--format plain and --json cannot be combined"),
    (["watch", "--format", "plain", "--json"], "--format plain and --json cannot be combined"),
    (["where", "--format", "table", "--json"], "--format table and --json cannot be combined"),
    (["config", "--format=table", "--json"], "--format table and --json cannot be combined"),
    (["cache", "stats", "--format=table", "--json"], "--format table and --json cannot be"),
    (["list", "--format", "csv", "--json"], "--format csv and --json cannot be combined"),
    (["undo", "--list", "--format", "csv"], "--list is printed in the forms plain and json"),
    (["undo", "--list", "--fields", "id"], "--list is printed in the forms plain and json"),
  ])
  func twoFormsAreAUsageError(words: [String], error: String) async throws {
    let ended = try await home.tasks(words)
    #expect(ended.status == 2 && ended.errors.contains(error), "\(ended)")
  }

  @Test func countAndTheUndoableChangesAreJSON() async throws {
    try await home.tasks("add", "one")
    try await home.tasks("add", "two")
    #expect(try await tasks("count", "--json") == "{\"count\": 2}\n")
    #expect(try await home.tasks("count", "three", "--json", "--exit-code").status == 1)
    let steps = try await tasks("undo", "--list", "--json")
    #expect(
      try await python("[(s['step'], s['changes'][0]['after']['text']) for s in data]", steps)
        == "[(2, 'two'), (1, 'one')]\n")
    #expect(try await tasks("undo", "--list").contains("two"))
  }

  @Test func aKeyAddsATaskOnce() async throws {
    #expect(try await tasks("add", "Deploy", "--key", "build 7") == "added #1 Deploy\n")
    #expect(try await tasks("add", "Deploy", "--key", "build 7") == "#1 is already there: Deploy\n")
    #expect(try await tasks("add", "Other text", "--key", "build 7", "--format", "ids") == "1\n")
    let json = try await tasks("add", "x", "--key", "build 7", "--json")
    #expect(
      try await python("data['created'], data['unchanged'][0]['key']", json)
        == "(False, 'build 7')\n")
    _ = try await tasks("edit", "1", "--text", "Deployed")
    _ = try await tasks("done", "1")
    #expect(
      try await tasks("add", "Deploy", "--key", "build 7") == "#1 is already there: Deployed\n")
    #expect(try await tasks("log", "--limit", "1").contains("done #1"))
    _ = try await tasks("remove", "1")
    _ = try await tasks("undo")
    #expect(
      try await tasks("add", "Deploy", "--key", "build 7") == "#1 is already there: Deployed\n")
    _ = try await tasks("remove", "1")
    #expect(try await tasks("add", "Deploy", "--key", "build 7") == "added #2 Deploy\n")
    #expect(try await tasks("add", "-", "--key", "x").contains("--key is the key of one task"))
    #expect(try await tasks("add", "x", "--key", "").contains("--key is empty"))
  }

  @Test func twentyAtOnceAddOneTaskUnderAKey() async throws {
    let ended = try await atOnce(
      home, (1...20).map { ["add", "task \($0)", "--key", "k", "--format", "ids"] })
    #expect(ended.allSatisfy { $0 == Ended(output: "1\n") }, "\(ended)")
    #expect(try await tasks("count", "--all") == "1\n")
  }
}
