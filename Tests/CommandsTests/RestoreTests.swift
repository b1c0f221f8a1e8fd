import Libc
import TestSupport
import Testing

/// `restore`: a backup takes the place of the list, which is kept.
@Suite(.onFiles) struct RestoreTests: CommandSuite {
  let home: Home
  private let fixtures = Home.packageFolder + "/Tests/StorageTests/Fixtures"
  private let kept = "tasks.db.before-restore-20261201T120000Z"

  init() async throws {
    home = try Home(["TASKS_NOW": "2026-12-01T12:00:00Z"])
  }

  private func folder() async throws -> String {
    try await home.shell("ls -A .local/share/tasks | grep -v -e '-wal$' -e '-shm$'").output
  }

  private func content() async throws -> String {
    try await home.shell("sqlite3 \"$db\" 'PRAGMA integrity_check' .dump | grep -v randomblob")
      .output
  }

  @Test(arguments: ["delete", "rotate", "update", "expire"])
  func aListGoesBackAndForth(strategy: String) async throws {
    let options = ["--strategy", strategy]
    func list() async throws -> String { try await home.tasks(["list"] + options).output }
    _ = try await tasks("add", "one")
    _ = try await tasks("add", "two")
    _ = try await tasks("backup", "b.db")
    _ = try await tasks("remove", "1")
    _ = try await tasks("add", "three")
    #expect(try await list() == "2\ttwo\n3\tthree\n")
    let before = try await home.shell("cksum b.db").output

    let restored = try await home.tasks(["restore", "b.db", "-y"] + options)
    #expect(
      restored.output == """
        restored 2 tasks from b.db
        kept the list of 2 tasks as \(home.path)/.local/share/tasks/\(kept)

        """)
    let back = "tasks restore \(home.path)/.local/share/tasks/\(kept) --yes"
    #expect(restored.errors == "tasks: '\(back)' undoes it\n")
    #expect(try await list() == "1\tone\n2\ttwo\n")
    #expect(try await list() == "1\tone\n2\ttwo\n")
    // The history is that of the backup, and no number comes again.
    #expect(try await tasks("log").split(separator: "\n").count == 2)
    #expect(try await tasks("add", "four") == "added #4 four\n")
    #expect(try await tasks("log").hasPrefix("5  "))
    #expect(try await tasks("undo") == "undid add of #4 four\n")
    #expect(try await home.shell("cksum b.db").output == before)

    _ = try await home.shell("PATH=\"${tasks%/*}:$PATH\"; \(back)")
    #expect(try await list() == "2\ttwo\n3\tthree\n")
    #expect(try await tasks("add", "five") == "added #5 five\n")
    #expect(try await tasks("log").hasPrefix("7  "))
    #expect(try await folder() == "tasks.db\n\(kept)\n\(kept)-2\n")
    #expect(try await home.tasks("cache", "verify").status == 0)
  }

  @Test func withoutAYesNothingChanges() async throws {
    _ = try await tasks("add", "one")
    _ = try await tasks("backup", "b.db")
    _ = try await tasks("add", "two")
    let before = try await content()
    let asked = try await home.tasks("restore", "b.db")
    #expect(asked.status == 5)
    #expect(
      asked.output == """
        would restore 1 task from b.db
        would keep the list of 2 tasks as \(home.path)/.local/share/tasks/\(kept)
        nothing was changed

        """)
    #expect(
      asked.errors
        == "tasks: a list of 2 tasks is there; nothing was changed (add --yes to replace it)\n")
    let dry = try await home.tasks("restore", "b.db", "--yes", "--dry-run", "--json")
    #expect(
      dry
        == Ended(
          output: """
            {"file": "b.db", "tasks": 1, "dry_run": true, "kept": \
            "\(home.path)/.local/share/tasks/\(kept)", "kept_tasks": 2}

            """))
    #expect(try await content() == before)
    #expect(try await folder() == "tasks.db\n")
    #expect(try await tasks("restore", "b.db", "-y", "-q") == "")
    #expect(try await tasks("restore", "b.db", "-y", "-q", "--explain").contains("  replace "))
    #expect(
      try await tasks("backup", "c.db", "--explain").contains("  copy    1 tasks, "))
  }

  @Test func whereThereIsNoListItIsCreated() async throws {
    _ = try await tasks("add", "one")
    _ = try await tasks("backup", "b.db")
    try await home.shell("rm -r .local")
    #expect(try await tasks("restore", "b.db", "--dry-run").hasPrefix("would restore 1 task from"))
    #expect(try await home.shell("ls -A | grep -v cache").output == "b.db\n")
    #expect(try await tasks("restore", "b.db", "--must-exist").contains("there is no database"))
    #expect(try await tasks("restore", "b.db") == "restored 1 task from b.db\n")
    #expect(try await folder() == "tasks.db\n")
    #expect(try await tasks("add", "two") == "added #2 two\n")
    // A list that was never used is nothing to keep either.
    _ = try await tasks("init")
    #expect(try await tasks("restore", "b.db") == "restored 1 task from b.db\n")
    #expect(try await home.shell("ls -A | grep .tasks.db").output == ".tasks.db\n")
  }

  @Test(arguments: [
    ("echo 'this is a text file and no database at all' > f", "is not a database"),
    (": > f", "is not a database"),
    ("sqlite3 f 'CREATE TABLE other (x)'", "is another program's database"),
    ("sqlite3 f 'VACUUM'; sqlite3 f 'PRAGMA user_version = 0'", "is another program's database"),
    ("cp b.db f; sqlite3 f 'PRAGMA user_version = 99'", "was written by a newer tasks"),
    (
      "cp b.db f; sqlite3 f 'DROP TABLE change; CREATE VIEW change AS SELECT 1'",
      "not a plain table"
    ),
    ("head -c 30000 b.db > f", "f is damaged: "),
    (
      "cp b.db f; head -c 5000 /dev/urandom | dd of=f bs=4096 seek=9 conv=notrunc 2> /dev/null",
      "is damaged: "
    ),
    ("mkdir f", "it is a folder"),
    ("mkfifo f", "it is not a regular file"),
    ("ln -s /dev/null f", "it is not a regular file"),
    ("ln -s /dev/zero f", "it is not a regular file"),
    (":", "No such file"),
    ("ln -s \"$db\" f", "it is the list itself"),
    ("cp b.db f; echo log > f-wal", "f-wal is beside it, so it is in use"),
    ("cp b.db f; echo log > f-journal", "f-journal is beside it, so it is in use"),
  ])
  func aFileThatIsNoWholeListIsRefused(setUp: String, reason: String) async throws {
    _ = try await home.tasks("add", "-", input: (1...400).map { "task \($0)\n" }.joined())
    _ = try await tasks("backup", "b.db")
    _ = try await tasks("add", "last")
    try await home.shell(setUp)
    let before = try await content()
    let files = try await home.shell("ls -lA --full-time | grep -v cache").output
    for words in [["--yes"], [], ["--dry-run"]] {
      let ended = try await home.tasks(["restore", "f"] + words)
      #expect(ended.status == 3 && ended.errors.contains(reason), "\(ended)")
      #expect(ended.errors.contains("nothing was changed") && ended.output.isEmpty)
      #expect(ended.errors.split(separator: "\n").count == 1)
    }
    #expect(try await content() == before)
    #expect(try await folder() == "tasks.db\n")
    #expect(try await home.shell("ls -lA --full-time | grep -v cache").output == files)
  }

  /// An older list, one in another form, one that may only be read and has many names.
  @Test(arguments: [
    "cp '$fixtures/schema-1.db' f", "cp '$fixtures/schema-2.db' f", "cp '$fixtures/schema-3.db' f",
    "cp '$fixtures/schema-4.db' f",
    "sqlite3 b.db \"VACUUM INTO 'f'\"; sqlite3 f 'PRAGMA journal_mode = WAL'",
    "cp b.db f; sqlite3 f 'PRAGMA page_size = 8192; VACUUM'",
    "cp b.db f; ln f g; chmod 400 f",
    "cp b.db f; sqlite3 f 'DROP TRIGGER task_UPDATE; DELETE FROM state; PRAGMA auto_vacuum = 1; VACUUM'",
  ])
  func anyListOfOursIsRestored(setUp: String) async throws {
    _ = try await home.tasks("add", "-", input: (1...400).map { "task \($0)\n" }.joined())
    _ = try await tasks("backup", "b.db")
    try await home.shell(setUp.split(separator: "$fixtures").joined(separator: fixtures))
    let texts = "SELECT id, text FROM task ORDER BY id"
    let expected = try await home.shell("cp f h; sqlite3 h '\(texts)'; rm -f h*").output
    let before = try await home.shell("cksum f; ls").output
    let restored = try await home.tasks("restore", "f", "--yes")
    #expect(restored.status == 0, "\(restored)")
    #expect(try await home.shell("cksum f; ls").output == before)
    #expect(try await home.shell("sqlite3 \"$db\" '\(texts)'").output == expected)
    #expect(try await content().hasPrefix("ok\n"))
    #expect(try await tasks("add", "next") == "added #401 next\n")
    _ = try await tasks("list")
    #expect(try await tasks("list", "--explain").contains("hit, "))
    #expect(try await home.shell("sqlite3 \"$db\" 'PRAGMA journal_mode'").output == "wal\n")
  }

  @Test func aDamagedListIsMovedAwayByHand() async throws {
    _ = try await tasks("add", "one")
    _ = try await tasks("backup", "b.db")
    try await home.shell("echo 'no database at all, but a text' > \"$db\"; rm -f \"$db-wal\"")
    let ended = try await home.tasks("restore", "b.db", "--yes")
    #expect(ended.status == 3)
    #expect(
      ended.errors == """
        tasks: cannot keep a copy of \(home.database): it is not a database; nothing was changed \
        (move it and \(home.database)-wal away, and restore again)

        """)
    try await home.shell("mv \"$db\" away")
    #expect(try await tasks("restore", "b.db") == "restored 1 task from b.db\n")
  }

  /// Whenever it is killed, the list is that of before or that of the backup, and is used on.
}
