import Testing
import TestSupport

/// Searching, narrowing, sorting and grouping by the options of `list`.
@Suite struct ListFilterTests {
  private func makeHome() async throws -> Home {
    let home = try Home(["TZ": "Europe/Berlin", "TASKS_NOW": "2026-11-23T09:00:00"])
    for words in [
      ["Buy milk", "-l", "home", "-t", "shop", "-d", "today"],
      ["Café", "-l", "work", "-t", "shop", "-t", "urgent", "-p", "high", "-d", "2026-11-20"],
      ["Fix parser", "-l", "work", "-n", "with milk", "-d", "+9d"], ["Plan"], ["Old"],
    ] {
      try await home.tasks(["add"] + words)
    }
    try await home.tasks("done", "5")
    return home
  }

  @Test func optionsChoose() async throws {
    let home = try await makeHome()
    for (words, expected) in [
      ([], "1 2 3 4"), (["milk"], "1 3"), (["MILK", "parser"], "3"), (["cafe"], "2"),
      (["-l", "work"], "2 3"), (["--list=work", "-t", "urgent"], "2"), (["-l", ""], "4"),
      (["-l", "home", "-l", "work"], "1 2 3"), (["-l", "home,work"], "1 2 3"),
      (["-d", "today,overdue"], "1 2"), (["--where", "list=", "plan"], "4"),
      (["--where", "tag=shop", "--where", "list!=work"], "1"),
      (["--where", "due<tomorrow"], "1 2"),
      (["-p", "high", "-p", "low"], "2"), (["-t", "shop,urgent"], "1 2"),
      (["-t", "shop", "-t", "urgent"], "2"), (["-p", "high"], "2"), (["-d", "overdue"], "2"),
      (["-d", "today"], "1"), (["-d", "none"], "4"), (["-d", "any"], "1 2 3"),
      (["-d", "-3d..today"], "1 2"), (["-d", "+1d.."], "3"), (["--done"], "5"),
      (["--all"], "1 2 3 4 5"), (["--done", "--since", "today"], "5"),
      (["--since", "3d"], "1 2 3 4"),
      (["--sort", "-due"], "3 1 2 4"), (["--sort", "priority,-id"], "2 4 3 1"),
      (["--limit", "2", "--sort", "-id"], "4 3"), (["--group-by", "list"], "1 2 3 4"),
      (["--group-by", "due"], "2 1 3 4"), (["--group-by", "tag"], "1 2 3 4"),
    ] as [([String], String)] {
      for strategy in ["delete", "none"] {
        let ended = try await home.tasks(
          ["list", "--format", "ids", "--strategy", strategy] + words)
        let ids = ended.output.split(separator: "\n").joined(separator: " ")
        #expect(ids == expected && ended.status == 0 && ended.errors.isEmpty, "\(words): \(ended)")
      }
    }
  }

  @Test(arguments: [
    (["--due", "someday"], "'someday' is not a range of dates (for example: today, week"),
    (["--since", "tomorrow-ish"], "'tomorrow-ish' is not a moment in the past (for example"),
    (["--sort", "-dued"], "invalid value '-dued' for --sort (expected id, text,"),
    (["--fields", "id,dew"], "invalid value 'id,dew' for --fields (expected id, text, due,"),
    (["--fields", "id", "--format", "ids"], "--fields and --format ids cannot be combined"),
    (["--template", "{dew}"], "invalid value '{dew}' for --template (expected {id}, {text},"),
    (["--limit", "0"], "invalid value '0' for --limit (expected 1 or more)"),
    (["--done", "--all"], "--done and --all cannot be combined"),
    (["--group-by", "text"], "invalid value 'text' for --group-by (expected list, tag,"),
    (["--priority", "urgent"], "invalid value 'urgent' for priority (expected high,"),
    (["--tag", "a b"], "tag must not contain spaces, commas or control characters"),
    (["--done", "--waiting"], "--done and --waiting cannot be combined"),
    (["--where", "due<12/05"], "'12/05' can be 12 May or 5 Dec (write '12 may' or '5 dec')"),
  ])
  func errorsAreOneLine(words: [String], sentence: String) async throws {
    let ended = try await Home().tasks(["list"] + words)
    #expect(ended.status == 2 && ended.output.isEmpty)
    #expect(ended.errors.hasPrefix("tasks: \(sentence)"), "\(ended.errors)")
    #expect(ended.errors.split(separator: "\n").count == 1)
  }

  @Test func explainTellsWhatTheQueryFound() async throws {
    let home = try await makeHome()
    func lines(_ words: String...) async throws -> [Substring] {
      try await home.tasks(["list", "--explain"] + words).errors.split(separator: "\n")
    }
    let some = try await lines("milk", "--limit", "1")
    #expect(some.contains { $0.hasSuffix("  query     rows    2 of 4 match") }, "\(some)")
    #expect(try await !lines().contains { $0.contains("query") })
  }

  @Test func onATerminalAnEmptyListSaysWhy() async throws {
    let home = try await makeHome()
    let empty = try await home.shell(
      "COLUMNS= script -qec '\"$tasks\" list zebra' /dev/null < /dev/null; \"$tasks\" list zebra")
    #expect(empty == Ended(output: "Nothing matches.\r\n"))
    let table = try await home.shell(
      "script -qec 'stty cols 60; \"$tasks\" list --color never' /dev/null < /dev/null")
    #expect(
      String(table.output.map { $0 == "\r\n" ? "\n" : $0 }) == """
        ID  Task          Due           List  Tags
         1  Buy milk      today         home  shop
         2  ! Café        ! 3 days ago  work  shop,urgent
         3  Fix parser +  2 Dec         work
         4  Plan
        4 open, 1 overdue

        """)
  }
}
