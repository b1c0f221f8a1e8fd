import Libc
import TestSupport
import Testing

/// `log --prune`: old changes go, and their text goes from every file.
@Suite(.onFiles) struct PruneTests: CommandSuite {
  let home: Home
  private let secret = "the-secret-of-the-removed-task"

  init() async throws {
    home = try Home(["TZ": "UTC"])
  }

  private func run(at time: String, _ words: String...) async throws -> Ended {
    try await home.tasks(words, environment: ["TASKS_NOW": "2026-\(time):00Z"])
  }

  /// The files of the home in which a text is, in any byte of them.
  private func files(with text: String) async throws -> [String] {
    try await home.shell("grep -rlaF '\(text)' . | sort").output.split(separator: "\n")
      .map(String.init)
  }

  /// Adds and removes a task whose text is in the journal, in free pages, in the log and in the cache.
  private func leaveTraces() async throws {
    let lines = (1...300).map { "\(secret) \($0)\n" }.joined()
    _ = try await home.tasks(
      ["add", "-"], environment: ["TASKS_NOW": "2026-03-01T09:00Z"], input: lines)
    for strategy in ["delete", "rotate", "expire"] {
      try await home.tasks("list", "--strategy", strategy)
    }
    _ = try await run(at: "03-01T09:01", "edit", "1", "--note", secret)
    _ = try await run(at: "03-02T09:00", "remove", "1-300")
    _ = try await run(at: "06-01T09:00", "add", "kept")
    _ = try await run(at: "06-01T09:01", "edit", "301", "--text", "kept on")
    try await home.tasks("list")
    // Without it, a deleted row stays in its page; and a reader that is killed leaves the log.
    try await home.shell(
      """
      sqlite3 "$db" "PRAGMA secure_delete = OFF; CREATE TABLE more (x);
        WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 200)
        INSERT INTO more SELECT '\(secret)' || i FROM c; DELETE FROM more; DROP TABLE more"
      """)
    let list = try await home.start("list", hook: "stamp-read:kill")
    _ = try await list.finish()
  }

  @Test func theTextIsInNoFileAnyMore() async throws {
    try await leaveTraces()
    let before = try await files(with: secret)
    #expect(before.contains("./.local/share/tasks/tasks.db"))
    #expect(before.contains { $0.contains("/.cache/") })
    let list = try await home.tasks("list", "--all", "--json", "--cache", "none")

    let ended = try await run(
      at: "07-01T00:00", "log", "--prune", "--before", "2026-05-01", "--yes")
    #expect(
      ended == Ended(output: "removed 3 changes from before 2026-05-01T00:00:00+00:00\n"))
    #expect(try await files(with: secret) == [])
    #expect(try await files(with: "kept on") != [])
    #expect(try await home.tasks("list", "--all", "--json", "--cache", "none") == list)
    #expect(try await tasks("log").split(separator: "\n").count == 2)
    #expect(try await home.shell("sqlite3 \"$db\" 'PRAGMA integrity_check'").output == "ok\n")
    #expect(try await tasks("undo").hasPrefix("undid edit of #301"))
    #expect(try await tasks("add", "next") == "added #302 next\n")
    #expect(try await tasks("log", "--limit", "1").hasPrefix("7  "))
  }

  /// Others hold a snapshot: the entries are removed, and what is left of them is said.
  @Test func aReaderKeepsTheTextUntilItEnds() async throws {
    try await leaveTraces()
    let reader = try await home.start("list", "--cache", "none", hook: "rows-read:stop")
    let pruned = try await run(
      at: "07-01T00:00", "log", "--prune", "--before", "2026-05-01", "--yes")
    #expect(pruned.status == 4 && pruned.output.hasPrefix("removed 3 changes"), "\(pruned)")
    #expect(
      pruned.errors == """
        tasks: their text may still be in the files of the list: the database is busy (run it again)

        """)
    #expect(try await files(with: secret) != [])
    try await reader.finish()
    let again = try await run(
      at: "07-01T00:00", "log", "--prune", "--before", "2026-05-01", "--yes")
    #expect(again.status == 0 && again.output.hasPrefix("removed 0 changes"), "\(again)")
    #expect(try await files(with: secret) == [])
  }

  @Test func aKilledPruneIsDoneByTheNext() async throws {
    try await leaveTraces()
    for checkpoint in ["before-commit", "committed"] {
      let prune = try await home.start(
        "log", "--prune", "--before", "2026-05-01", "-y", hook: "\(checkpoint):kill")
      #expect(try await prune.finish().status == -SIGKILL)
      let count = try await tasks("log").split(separator: "\n").count
      #expect(count == (checkpoint == "committed" ? 2 : 5))
      #expect(try await files(with: secret) != [])
    }
    _ = try await tasks("log", "--prune", "--before", "2026-05-01", "-y")
    #expect(try await files(with: secret) == [])
  }

  @Test func copiesAndOtherCachesAreNamed() async throws {
    try await leaveTraces()
    _ = try await tasks("backup", "b.db")
    let restored = try await run(at: "06-02T00:00", "restore", "b.db", "--yes")
    #expect(restored.status == 0, "\(restored)")
    let kept = "\(home.database).before-restore-20260602T000000Z"
    try await Memcached.with { server in
      let ended = try await home.tasks(
        "log", "--prune", "--before", "2026-05-01", "-y", "--cache", server.url)
      let lines = ended.errors.split(separator: "\n")
      #expect(lines.count == 2 && lines.allSatisfy { $0.hasSuffix(" may still hold their text") })
      #expect(lines[0].hasPrefix("tasks: \(kept) ") && lines[1].hasPrefix("tasks: memcached "))
    }
    #expect(try await files(with: secret).count == 2)
    let json = try await tasks("log", "--prune", "--before", "2026-05-01", "-yq", "--json")
    #expect(
      json == """
        {"removed": 0, "undoable": 0, "dry_run": false, "copies": ["\(kept)"]}

        """)
  }

  @Test func withoutAYesChangesAreCounted() async throws {
    try await leaveTraces()
    let log = try await tasks("log")
    let ended = try await home.tasks("log", "--prune", "--before", "2026-06-01T09:01Z")
    #expect(ended.status == 5)
    #expect(
      ended.output == """
        would remove 4 changes from before 2026-06-01T09:01:00+00:00, 4 of which can still be undone
        nothing was changed

        """)
    #expect(ended.errors == "tasks: 4 changes are older (add --yes to remove them)\n")
    let dry = try await home.tasks(
      "log", "--prune", "--before", "2026-03-01T09:01Z", "--dry-run", "--yes", "--json")
    #expect(
      dry == Ended(output: "{\"removed\": 1, \"undoable\": 1, \"dry_run\": true, \"copies\": []}\n")
    )
    let none = try await home.tasks("log", "--prune", "--before", "2026-02-01")
    #expect(none.status == 0 && none.output.hasPrefix("would remove 0 changes"), "\(none)")
    #expect(try await tasks("log") == log)
  }

  @Test(arguments: [
    (["--prune"], "--prune needs --before"),
    (["--before", "90d"], "--before is for --prune"),
    (["--yes"], "--yes is for --prune"),
    (["--prune", "--before", "90d", "3"], "--prune selects changes with --before alone"),
    (
      ["--prune", "--before", "90d", "--since", "1d"], "--prune selects changes with --before alone"
    ),
    (["--prune", "--before", "12/05"], "can be"),
  ])
  func whatIsWrongIsSaid(words: [String], reason: String) async throws {
    let ended = try await home.tasks(["log"] + words)
    #expect(ended.status == 2 && ended.errors.contains(reason), "\(ended)")
    #expect(try await home.shell("ls -A").output == "")
  }

  @Test func withoutAListNothingIsCreated() async throws {
    let ended = try await home.tasks("log", "--prune", "--before", "90d", "--yes", "--quiet")
    #expect(ended == Ended())
    #expect(try await home.shell("ls -A").output == "")
  }
}
