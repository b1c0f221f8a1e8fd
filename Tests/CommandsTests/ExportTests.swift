import Libc
import TestSupport
import Testing

/// Tasks that leave for another list or program, and come back.
@Suite struct ExportTests: CommandSuite {
  let home: Home

  init() async throws {
    home = try Home(["TZ": "Europe/Berlin", "TASKS_USER": "anna"])
    let commands: [[String]] = [
      [
        "add", "Buy milk ünïcode 📞", "-l", "Big house", "-t", "shop", "-t", "next", "-p", "high",
        "-d", "2026-12-05",
      ],
      ["add", "Water the plants", "--due", "2026-12-01", "--every", "2w", "--until", "2027-12-31"],
      ["add", "Later", "--wait", "2027-02-20", "-p", "low", "-d", "2027-03-01 17:30"],
      ["add", "Done one", "-n", "first line\n\n- [ ] an item\n"],
      ["add", "Odd days", "--every", "mon,thu", "-n", "one line"],
      ["add", "quote \" comma, back\\slash; tab\there", "--key", "k 1"],
      ["add", "gone soon"], ["add", "renamed"],
      ["edit", "8", "--text", "new name", "-t", "x"], ["done", "4"], ["remove", "7"], ["undo"],
      ["remove", "7"], ["edit", "1", "--due", "+1w"],
      ["add", "\u{1B}[31m \u{202E} control", "-p", "medium"],
    ]
    for (minute, words) in commands.enumerated() {
      let ended = try await home.tasks(
        words, environment: ["TASKS_NOW": "2026-11-28T09:\(10 + minute):07Z"])
      #expect(ended.status == 0, "\(ended)")
    }
  }

  private static let fields = "text,list,tags,priority,due,wait,every,note,created,done"

  /// The tasks of a database, by their text.
  private func tasks(
    of database: String? = nil, _ fields: String = fields
  ) async throws -> [String] {
    try await tasks(
      database.map { "--db=\($0)" } ?? "--no-input", "list", "--all", "--fields", fields,
      "--format", "jsonl", "--sort", "text", at: "2026-11-28T10:00:00Z"
    ).split(separator: "\n").map(String.init)
  }

  /// As the forms of text have the control characters of `task`.
  private func escaped(_ task: String) -> String {
    ["\\t", "\\u001b", "\\u202e"].reduce(task) { $0.replacing($1, with: "\\" + $1) }
  }

  private func shell(_ script: String) async throws -> String {
    let ended = try await home.shell("export TASKS_NOW=2026-11-28T10:00:00Z\n" + script)
    return ended.output + ended.errors
  }

  @Test(arguments: ["jsonl", "json", "csv"])
  func anExportIntoANewListIsTheSameList(format: String) async throws {
    let printed = try await shell(
      "$tasks export --format \(format) | $tasks import --db new.db - --from \(format == "csv" ? "csv" : "json")"
    )
    #expect(printed.contains("imported 8 tasks (#1 to #9)\n"), "\(printed)")
    let (old, new) = (
      try await shell("$tasks export --json"), try await shell("$tasks export --json --db new.db")
    )
    if format == "csv" {
      // The summary names the control characters, which stay as escapes.
      #expect(printed.contains("csv has no place for control characters"))
      #expect(escaped(old) == new)
    } else {
      #expect(old == new)
    }
  }

  /// Compares the logs; only a server has roles.
  private static let comparison = """
    $tasks log --json | sed 's/"role": [^,]*/"role": null/' > 1
    $tasks log --json --db new.db | cmp 1 -
    """

  @Test func anExportWithTheLogIsTheSameHistory() async throws {
    #expect(
      try await shell("$tasks export --with-log > a; $tasks import --db new.db a")
        == "imported 8 tasks (#1 to #9)\n")
    #expect(try await shell(Self.comparison) == "")
    #expect(try await shell("$tasks export --with-log --db new.db | cmp a -") == "")
    // It goes on as it would have: numbers, undo, redo.
    #expect(
      try await shell("$tasks add next --db new.db; $tasks undo -n 3 --db new.db") == """
        added #10 next
        undid add of #10 next
        undid add of #9 \\u001b[31m \\u202e control
        undid edit of #1 Buy milk ünïcode 📞 (due 12 Dec → 5 Dec)

        """)
    #expect(
      try await shell("$tasks import a")
        == "tasks: a log can only be imported into a list that never had a task; nothing was changed (name a new database with --db, or export without --with-log)\n"
    )
  }

  @Test func anExportThatIsCutOffIsNoList() async throws {
    _ = try await shell("$tasks export --with-log > a")
    let lines = try await shell("wc -l < a").split(separator: "\n")[0]
    for end in [2, 9, Int(lines) ?? 0 - 1] where end > 0 {
      let printed = try await shell("head -n \(end - 1) a | $tasks import --db new.db -; ls new.db")
      #expect(printed.contains("the export is cut off"), "\(end) \(printed)")
      #expect(printed.contains("cannot access"), "\(printed)")
    }
  }

  @Test func aListWhoseTasksAreAllGoneKeepsItsHistory() async throws {
    let printed = try await shell(
      """
      $tasks remove 1-9 -q 2> /dev/null || $tasks remove 1-6,8-9 -q
      $tasks export --with-log | $tasks import --db new.db -
      \(Self.comparison)
      $tasks add next --db new.db
      """)
    #expect(printed == "imported 0 tasks\nadded #10 next\n", "\(printed)")
  }

  @Test func anUndoMakesNoSecondTaskOfAKey() async throws {
    let printed = try await shell(
      """
      $tasks remove 6 -q; $tasks add again --key 'k 1' -q
      $tasks undo --step 16
      """)
    #expect(
      printed.contains("it would add a second task with the key 'k 1' beside #10"), "\(printed)")
  }

  @Test func numbersInUseAreReplaced() async throws {
    #expect(
      try await shell("$tasks export > a; $tasks import a")
        == """
        imported 8 tasks (#10 to #17), 1 was already there
        tasks: the tasks have new numbers: theirs were in use, or not in order

        """.replacing("imported 8", with: "imported 7").replacing("#17", with: "#16"))
  }

  @Test func aPartCanBeExported() async throws {
    #expect(try await shell("$tasks export milk | wc -l") == "1\n")
    #expect(try await shell("$tasks export --done --format csv | wc -l") == "4\n")
    #expect(
      try await shell("$tasks export --where 'status=waiting' --json | grep -c text") == "1\n")
    #expect(try await shell("$tasks export --with-log milk; echo $?").hasPrefix("2\n"))
    #expect(
      try await shell("$tasks export --db none.db; $tasks export --json --db none.db") == "[]\n")
  }

  /// Debian's package reads what we write, and what it writes arrives; what the summaries name is lost.
  @Test func taskwarriorAndBack() async throws {
    let printed = try await shell(
      """
      mkdir tw; export TASKRC=$PWD/tw/rc TASKDATA=$PWD/tw
      printf 'confirmation=off\\nverbose=nothing\\n' > $TASKRC
      $tasks export --format taskwarrior > out.json
      task import out.json 2>&1
      task list > /dev/null 2>&1
      task rc.json.array=1 export > back.json 2> /dev/null
      $tasks import --db back.db back.json
      """)
    #expect(
      printed.contains(
        "taskwarrior has no place for blank lines of notes, recurrences other than a period with a due date, keys\n"
      ), "\(printed)")
    var old = try await tasks()
    let new = try await tasks(of: "back.db")
    for index in old.indices {
      old[index] = old[index].replacing("\"every\": \"mon,thu\"", with: "\"every\": null")
        .replacing("first line\\n\\n-", with: "first line\\n-")
    }
    #expect(old == new)
  }

  @Test func todoTxtAndBack() async throws {
    let printed = try await shell(
      """
      mkdir todo; printf 'export TODO_DIR=$HOME/todo TODO_FILE=$HOME/todo/todo.txt DONE_FILE=$HOME/todo/done.txt REPORT_FILE=$HOME/todo/report.txt\\n' > todo/config
      $tasks export --format todotxt > todo/todo.txt
      todo-txt -d $HOME/todo/config -p ls | tail -1
      todo-txt -d $HOME/todo/config -p -a do 5 > /dev/null
      todo-txt -d $HOME/todo/config -p -a add 'from there +list @tag' > /dev/null
      $tasks import --db back.db todo/todo.txt
      """)
    #expect(
      printed.contains("TODO: 8 of 8 tasks shown") && printed.contains("imported 9 tasks"),
      "\(printed)")
    #expect(
      printed.contains(
        "todotxt has no place for spaces in lists, last days of recurrences, times of due dates, notes (2), recurrences other than a period, keys, control characters (2)\n"
      ), "\(printed)")
    let fields = "text,list,tags,priority,due,wait,every"
    var old = try await tasks(of: nil, fields)
    let new = try await tasks(of: "back.db", fields)
    for index in old.indices {
      old[index] = escaped(old[index]).replacing("Big house", with: "Big-house")
        .replacing("2 weeks until 2027-12-31", with: "2 weeks")
        .replacing("2027-03-01T16:30:00Z", with: "2027-03-01")
    }
    #expect(new.filter { !$0.contains("from there") } == old)
    #expect(new.contains { $0.contains("from there\", \"list\": \"list\", \"tags\": [\"tag\"]") })
    // The one that was done, and the one that todo.sh marked, with the day of the real clock.
    let done = ["list", "--done", "--sort", "id", "--db", "back.db", "--format", "ids"]
    #expect(try await home.tasks(done).output == "4\n5\n")
  }

  @Test func markdownAndBack() async throws {
    let printed = try await shell(
      "$tasks export --format markdown > a.md; cat a.md; $tasks import --db back.db a.md")
    #expect(
      printed.hasPrefix("## Big house\n\n- [ ] Buy milk ünïcode 📞\n\n## No list\n\n- [ ] Water"))
    #expect(printed.contains("markdown has no place for tags (2), priorities (3), due dates (4)"))
    let fields = "text,list,note"
    #expect(
      try await tasks(of: nil, fields).map(escaped) == tasks(of: "back.db", fields))
    #expect(try await tasks("count", "--done", "--db", "back.db") == "1\n")
  }
}
