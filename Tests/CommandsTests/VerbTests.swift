import Testing
import TestSupport

/// Each verb as a user types it.
@Suite struct VerbTests {
  let home: Home

  init() throws {
    home = try Home(["TASKS_NOW": "2026-11-23T09:00:00Z", "TZ": "UTC", "TASKS_USER": "anna"])
  }

  private func expect(
    _ words: String..., output: String = "", errors: String = "", status: Int32 = 0,
    environment: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let ended = try await home.tasks(words, environment: environment)
    #expect(
      ended == Ended(output: output, errors: errors, status: status),
      sourceLocation: sourceLocation)
  }

  @Test func addWithFields() async throws {
    try await expect(
      "add", "Send", "the report", "-d", "fri", "-p", "high", "-l", "work", "-t", "b", "-t", "a",
      "-n", "- [ ] one\n- [x] two\n",
      output: """
        added #1 Send the report (due 2026-11-27 (Fri), priority high, list work, tags a, b, \
        checklist 1/2)

        """)
    try await expect(
      "show", "1",
      output: """
        #1 Send the report
        list      work
        tags      a, b
        priority  high
        due       2026-11-27 (Fri)
        created   2026-11-23T09:00:00+00:00 (just now)

        1  - [ ] one
        2  - [x] two

        """)
  }

  @Test(arguments: [
    (["-d", "fryday"], "'fryday' is not a date"),
    (["-d", "2026-02-30"], "'2026-02-30' is not in the calendar"),
    (["-p", "urgent"], "invalid value 'urgent' for --priority"),
    (["-l", "a,b"], "must not contain commas or control characters"),
    (["-l", "two  words"], "has a space where there is no word beside it"),
    (["-l", ""], "is empty"),
    (["-t", "a,b"], "must not contain spaces, commas or control characters"),
    (["-t", "\u{1B}"], "must not contain spaces, commas or control characters"),
  ])
  func addWithWrongFields(options: [String], words: String) async throws {
    let ended = try await home.tasks(["add", "x"] + options)
    #expect(ended.status == 2 && ended.output.isEmpty, "\(ended)")
    #expect(ended.errors.contains(words), "\(ended)")
    #expect(ended.errors.split(separator: "\n").count == 1)
    try await expect("list")
  }

  @Test func doneAndReopen() async throws {
    try await home.tasks("add", "-", input: "one\ntwo\nthree\n")
    try await expect("done", "2-3", "1", output: "done #1 one\ndone #2 two\ndone #3 three\n")
    try await expect(
      "done", "3", output: "#3 was done yesterday: three\n",
      environment: ["TASKS_NOW": "2026-11-24T09:00:00Z"])
    try await expect("reopen", "3", output: "reopened #3 three\n")
    try await expect("reopen", "3", output: "#3 is already open: three\n")
    try await expect("list", output: "3\tthree\n")
    try await expect(
      "done", "1-4", errors: "tasks: no task 4; nothing was changed (see 'tasks list')\n",
      status: 1)
    try await expect("list", output: "3\tthree\n")
  }

  @Test func editChangesAndClears() async throws {
    try await home.tasks(
      "add", "one", "-d", "today", "-p", "low", "-l", "home", "-t", "a", "-n", "x")
    try await expect(
      "edit", "1", "--text", "-one-", "--tag", "b", "--untag", "a", "--no-list",
      output: "edited #1 -one- (no list, tags b)\n")
    try await expect(
      "edit", "1", "--no-due", "--no-priority", "--no-tags", "--no-note",
      output: "edited #1 -one- (no due date, no priority, no tags, no note)\n")
    try await expect("edit", "1", "--no-due", output: "#1 unchanged: -one-\n")
    for wrong in [["edit", "1", "--due", "today", "--no-due"], ["edit", "1-2", "--text", "x"]] {
      #expect(try await home.tasks(wrong).status == 2)
    }
  }

  @Test func severalUsersAndTheirUndo() async throws {
    try await home.tasks("add", "one")
    try await expect("done", "1", "--as", "bob", output: "done #1 one\n")
    try await expect(
      "undo",
      errors: """
        tasks: cannot undo add of #1 one: #1 was changed since by bob (done); nothing was changed

        """, status: 1)
    try await expect("undo", "--as", "bob", output: "undid done of #1 one\n")
    try await expect("undo", output: "undid add of #1 one\n")
    try await expect("undo", errors: "tasks: nothing to undo; nothing was changed\n", status: 1)
    try await expect("redo", "--steps", "2", output: "redid add of #1 one\n")
    try await expect(
      "undo", "3",
      errors: """
        tasks: unexpected argument '3' (write '--steps 3' for the last 3 changes, or '--step 3' for \
        change 3 alone)

        """, status: 2)
  }

  @Test func theLogTellsWhoDidWhatWhen() async throws {
    try await home.tasks("add", "one")
    try await home.tasks("done", "1", environment: ["TASKS_NOW": "2026-11-24T10:30:00Z"])
    try await expect(
      "log",
      output: """
        2  2026-11-24T10:30:00+00:00  anna  done #1 one
        1  2026-11-23T09:00:00+00:00  anna  added #1 one

        """)
    try await expect(
      "log", "--since", "yesterday", "--limit", "1",
      output: """
        2  2026-11-24T10:30:00+00:00  anna  done #1 one

        """)
    try await expect("log", "7", errors: "tasks: no task 7 (see 'tasks list')\n", status: 1)
    let script = """
      import json,sys
      for s in json.load(sys.stdin): print(s['verb'], s['time'], s['changes'][0]['after']['text'])
      """
    let json = try await home.tasks("log", "--format", "json").output
    #expect(
      try await run(systemPython, ["-c", script], input: json).output
        == "done 2026-11-24T10:30:00Z one\nadd 2026-11-23T09:00:00Z one\n")
  }

  @Test func listsAndTags() async throws {
    for (text, list) in [("a", "home"), ("b", "work"), ("c", "home")] {
      try await home.tasks("add", text, "-l", list, "-t", text, "-t", "all")
    }
    try await home.tasks("done", "2")
    for _ in 1...2 {
      try await expect("lists", output: "home\t2\n")
      try await expect("tags", output: "a\t1\nall\t2\nc\t1\n")
    }
    try await expect(
      "tags", "--format", "json",
      output: """
        [
          {"name": "a", "open": 1, "overdue": 0},
          {"name": "all", "open": 2, "overdue": 0},
          {"name": "c", "open": 1, "overdue": 0}
        ]

        """)
  }

  @Test(arguments: [
    "add x", "done 1", "reopen 2", "edit 1 --text y", "remove 1", "undo", "redo",
  ])
  func aDryRunOrAWrongWordChangesNothing(command: String) async throws {
    try await home.tasks("add", "-", input: "one\ntwo\n")
    try await home.tasks("done", "2")
    let before = try await home.tasks("log", "--format", "json").output
    let words = command.split(separator: " ").map(String.init)
    if !["undo", "redo"].contains(words[0]) {
      let dry = try await home.tasks(words + ["--dry-run"])
      #expect(dry.status == 0 && !dry.output.isEmpty)
    }
    #expect(try await home.tasks(words + ["--nope"]).status == 2)
    #expect(try await home.tasks("log", "--format", "json").output == before)
  }

  @Test(arguments: ["done", "reopen", "edit", "remove", "show"])
  func numbersAreChecked(verb: String) async throws {
    for words in [["x"], ["0"], ["3-1"], []] {
      let ended = try await home.tasks([verb] + words + (verb == "edit" ? ["--no-due"] : []))
      #expect(ended.status == 2, "\(verb) \(words): \(ended)")
    }
    try await expect(
      verb, "9",
      errors: """
        tasks: no task 9\(verb == "show" ? "" : "; nothing was changed") (see 'tasks list')

        """, status: 1,
      environment: ["EDITOR": "true"])
  }

  @Test func numbersAreNeverGivenTwice() async throws {
    try await home.tasks("add", "one")
    try await home.tasks("undo")
    try await expect("add", "two", output: "added #2 two\n")
  }
}
