import TestSupport
import Testing

/// Waiting, checklists, what is next and what changed, as a user sees them.
@Suite struct EverydayTests: CommandSuite {
  let home: Home

  init() async throws {
    home = try Home(["TZ": "UTC", "TASKS_NOW": "2026-11-26T09:00:00Z", "TASKS_USER": "anna"])
  }

  @Test(arguments: ["delete", "update", "rotate", "none"])
  func aTaskWaitsUntilItsDay(strategy: String) async throws {
    _ = try await tasks("add", "Now")
    _ = try await tasks("add", "Later", "--wait", "2026-11-28")
    _ = try await tasks("add", "Tonight", "--wait", "20:00")
    for _ in 1...2 {
      for (now, ids) in [
        ("2026-11-26T19:59:59Z", "1\n"), ("2026-11-26T20:00:00Z", "1\n3\n"),
        ("2026-11-27T23:59:59Z", "1\n3\n"), ("2026-11-28T00:00:00Z", "1\n2\n3\n"),
        ("2026-11-26T09:00:00Z", "1\n"),
      ] {
        let list = try await home.tasks(
          "list", "--format", "ids", "--strategy", strategy, environment: ["TASKS_NOW": now])
        #expect(list.output == ids, "\(now)")
      }
    }
    #expect(try await tasks("list", "--waiting", "--format", "ids") == "2\n3\n")
    #expect(try await tasks("count") == "1\n")
    #expect(try await tasks("count", "--where", "status=open,waiting") == "3\n")
    #expect(try await tasks("edit", "2", "--no-wait") == "edited #2 Later (not waiting)\n")
    #expect(try await tasks("count") == "2\n")
    let shown = try await onATerminal("\"$tasks\" list --color never")
    #expect(shown.last == "2 open, 1 waiting")
  }

  @Test func aDateWithASignCountsFromTheDueDate() async throws {
    _ = try await tasks("add", "x", "--due", "2026-12-01")
    #expect(
      try await tasks("edit", "1", "--due", "+1w")
        == "edited #1 x (due 2026-12-08 (8 Dec), was 2026-12-01 (Tue))\n")
    #expect(
      try await tasks("edit", "1", "--due", "-2 days")
        == "edited #1 x (due 2026-12-06 (6 Dec), was 2026-12-08 (8 Dec))\n")
    #expect(
      try await tasks("edit", "1", "--due", "1w")
        == "edited #1 x (due 2026-12-03 (3 Dec), was 2026-12-06 (6 Dec))\n")
    _ = try await tasks("edit", "1", "--due", "2026-12-01T10:00")
    #expect(
      try await tasks("edit", "1", "--due", "+2h").contains("due 2026-12-01 12:00 (Tue 12:00)"))
    _ = try await tasks("add", "y")
    #expect(try await tasks("edit", "2", "--due", "+1d").contains("due 2026-11-27 (tomorrow)"))
  }

  @Test func aChecklistIsCountedAndChecked() async throws {
    let note = """
      * [ ] star\r
      + [x] plus
        1. [X] one
        2) [-] two
      ```
      - [ ] code
      ```
      - [] none
      """
    _ = try await tasks("add", "Trip", "-n", note)
    let table = try await tasks("list", "--format", "table")
    #expect(table.contains("Trip 2/4"), "\(table)")
    let show = try await tasks("show", "1")
    for line in ["1  * [ ] star", "3    1. [X] one", "4    2) [-] two", "   - [ ] code"] {
      #expect(show.contains("\n\(line)\n"), "\(show)")
    }
    #expect(
      try await tasks(
        "edit", "1", "--check", "1", "--check", "4", "--uncheck", "3", "--item", "three")
        == "edited #1 Trip (checklist 3/5)\n")
    #expect(try await tasks("show", "1").contains("\n5    3) [ ] three\n"))
    #expect(
      try await tasks("edit", "1", "--check", "6")
        == """
        tasks: #1: --check 6 is not an item of its checklist (expected 1 to 5); nothing was changed

        """)
    #expect(try await tasks("edit", "1", "--uncheck", "1-2").contains("checklist 1/5"))
    _ = try await tasks("add", "Plain", "--item", "a")
    #expect(try await tasks("edit", "2", "--append", "b").contains("checklist 0/1"))
    #expect(try await tasks("show", "2").hasSuffix("1  - [ ] a\n   b\n"))
  }

  @Test func nextSaysWhy() async throws {
    for words in [
      ["old"], ["low", "-p", "low"], ["high", "-p", "high"], ["soon", "-d", "tue"],
      ["late", "-d", "yesterday"], ["far", "-d", "2027-03-01"],
      ["waits", "-p", "high", "--wait", "1w"],
    ] {
      try await home.tasks(["add"] + words, environment: ["TASKS_NOW": "2026-11-20T09:00:00Z"])
    }
    _ = try await tasks("edit", "5", "--due", "yesterday")
    _ = try await tasks("edit", "4", "--due", "tue")
    #expect(
      try await tasks("next")
        == """
        5\tlate\toverdue since yesterday
        4\tsoon\tdue Tue
        3\thigh\thigh priority
        6\tfar\tdue 1 Mar 2027
        1\told\tadded 6 days ago

        """)
    #expect(try await tasks("next", "1", "--where", "priority!=", "--format", "ids") == "3\n")
    #expect(
      try await tasks("next", "9", "--format", "jsonl").contains(
        "\"reason\": \"added 6 days ago\"}"))
    #expect(try await tasks("next", "0") == "tasks: invalid count '0' (expected 1 or more)\n")
  }

  @Test(arguments: ["delete", "update", "rotate", "none"])
  func cachedListsOfFiltersAreTheDatabases(strategy: String) async throws {
    func ids(_ words: String..., at now: String = "2026-11-26T09:00:00Z") async throws -> String {
      let list = ["list", "--format", "ids", "--strategy", strategy, "--layers", "view"] + words
      let ended = try await home.tasks(list, environment: ["TASKS_NOW": now])
      return ended.output.split(separator: "\n").joined(separator: " ")
    }
    for words in [["x a,b"], ["only a"], ["w", "--wait", "10:00"], ["d", "--due", "10:00"]] {
      _ = try await home.tasks(["add"] + words)
    }
    _ = try await tasks("done", "2")
    for _ in 1...2 {
      #expect(try await ids("--all", "--where", "text~a,b") == "1 2")
      #expect(try await ids("--all", "--where", "text~a\\,b") == "1")
      #expect(try await ids("--done", "--where", "status=open") == "")
      #expect(try await ids("--where", "status!=all") == "")
      #expect(try await ids("--where", "done!=") == "2")
      #expect(try await ids("--where", "wait!=") == "3")
      #expect(try await ids("--where", "wait=overdue") == "")
      #expect(try await ids("--where", "wait=overdue", at: "2026-11-26T10:30:00Z") == "3")
      #expect(try await ids(at: "2026-11-26T10:30:00Z") == "1 3 4")
      #expect(try await ids() == "1 4")
    }
    for (now, reason) in [("09:00", "due today 10:00"), ("10:30", "overdue since today 10:00")] {
      let shown = try await home.tasks(
        "list", "--fields", "id,reason", "--where", "id=4", "--strategy", strategy, "--layers",
        "view",
        environment: ["TASKS_NOW": "2026-11-26T\(now):00Z"])
      #expect(shown.output == "4\t\(reason)\n")
    }
  }

  @Test(arguments: [
    (
      ["edit", "1", "--check", "1", "--uncheck", "1"],
      "--check 1 and --uncheck 1 cannot be combined"
    ),
    (["edit", "1", "--append", ""], "--append is empty"),
    (
      ["edit", "1", "--due", "none"],
      "--due takes a date; nothing was changed (--no-due removes it)"
    ),
    (["list", "--where", "created=any"], "'any' is not a moment in the past"),
    (["show", "--where", "text~zzz"], "no task matches the conditions"),
    (["where", "list=home"], "to select tasks: 'tasks list --where list=home'"),
  ])
  func whatCannotBeMeantIsSaid(words: [String], message: String) async throws {
    _ = try await tasks("add", "x", "--item", "a")
    let ended = try await home.tasks(words)
    #expect(ended.errors.contains(message), "\(ended)")
  }

  @Test func codeInANoteIsNoChecklist() async throws {
    _ = try await tasks("add", "a", "-n", "```x``` inline\n- [ ] one\n  details\n- two")
    #expect(try await tasks("edit", "1", "--check", "1", "--item", "new").contains("checklist 1/2"))
    #expect(
      try await tasks("show", "1").hasSuffix("1  - [x] one\n     details\n2  - [ ] new\n   - two\n")
    )
    _ = try await tasks("add", "b", "-n", "```\n```sh\n- [ ] code\n```\n- [ ] item")
    #expect(try await tasks("list", "--format", "table", "b").contains("b 0/1"))
  }

  @Test func theLogSaysWhatChanged() async throws {
    _ = try await tasks("add", "x", "-d", "2026-11-27", "-l", "home")
    _ = try await tasks("edit", "1", "-d", "2026-11-30", "-t", "release", "--no-list")
    _ = try await tasks("edit", "1", "--text", "y", "-p", "high", "-n", "- [ ] a")
    _ = try await tasks("edit", "1", "--check", "1", "--untag", "release")
    #expect(
      try await tasks("log", "--limit", "3")
        == """
        4  2026-11-26T09:00:00+00:00  anna  edited #1 y (-release, checklist 1/1)
        3  2026-11-26T09:00:00+00:00  anna  edited #1 y (text "x" → "y", priority high, note added)
        2  2026-11-26T09:00:00+00:00  anna  edited #1 x (due tomorrow → Mon, no list, +release)

        """)
    #expect(
      try await tasks("undo", "--step", "3")
        == """
        tasks: cannot undo edit of #1 y: #1 was changed since by anna (edit); nothing was changed

        """)
    #expect(try await tasks("undo") == "undid edit of #1 y (+release, checklist 0/1)\n")
    let shown = try await onATerminal(
      "\"$tasks\" log --color never --limit 1", environment: ["TASKS_NOW": "2026-11-26T11:00:00Z"])
    #expect(shown == ["5  2 h ago  anna  undid step 4: #1 y (+release, checklist 0/1)"])
  }

  @Test func whoComesFromAnotherToolIsTold() async throws {
    let told = try await onATerminal(
      "\"$tasks\" add --color never \"Buy milk +shop due:fri\"")
    #expect(
      told == [
        "added #1 Buy milk +shop due:fri",
        "tasks: '+shop' is part of the text; '--tag shop' sets it (see 'tasks help add')",
      ])
    #expect(try await tasks("add", "Buy milk +shop") == "added #2 Buy milk +shop\n")
    #expect(try await onATerminal("\"$tasks\" add \"1 + 1 = 2, a@b.de\"").count == 1)
  }
}
