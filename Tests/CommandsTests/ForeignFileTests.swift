import Libc
import TestSupport
import Testing

/// Files that a repository, another user or a restored archive put beside a database, or in its place.
@Suite(.onFiles) struct ForeignFileTests {
  private let home: Home
  private let fixtures = Home.packageFolder + "/Tests/StorageTests/Fixtures"

  init() async throws {
    home = try Home()
    try await home.shell("mkdir project; cd project; \"$tasks\" init; \"$tasks\" add one")
  }

  private func files() async throws -> String {
    try await home.shell(
      "find . ! -path './.cache*' ! -name '*-wal' -exec stat -c '%n %F %a' {} + | sort"
    ).output
  }

  /// Commands that read, change and complete, each of which is refused with exit 3 and creates nothing.
  private func expectRefused(_ reason: String, in folder: String = "project") async throws {
    let before = try await files()
    for words in [["list"], ["add", "x"], ["log"], ["show", "1"], ["undo"], ["cache", "verify"]] {
      let ended = try await home.tasks(words, in: folder)
      #expect(ended.status == 3 && ended.errors.contains(reason), "\(words): \(ended)")
      #expect(ended.output.isEmpty && ended.errors.split(separator: "\n").count == 1)
    }
    #expect(try await home.tasks(["---complete", "bash", "done", ""], in: folder).output == "")
    #expect(try await files() == before)
  }

  /// Each name would have a log of its own, and the two would destroy each other.
  @Test func aHardLinkIsRefused() async throws {
    try await home.shell("ln project/.tasks.db other.db")
    try await expectRefused("it has a second name (hard link)")
    #expect(try await home.tasks("list", "--db", "other.db").status == 3)
    try await home.shell("rm other.db")
    #expect(try await home.tasks("list", in: "project").output == "1\tone\n")
  }

  @Test(arguments: ["wal", "shm", "journal"])
  func aFileBesideItThatIsALinkIsRefused(suffix: String) async throws {
    try await home.shell(
      """
      cd project; sqlite3 .tasks.db 'PRAGMA journal_mode = delete; PRAGMA journal_mode = wal'
      rm -f .tasks.db-*; echo mine > ../victim; ln ../victim .tasks.db-\(suffix)
      """)
    try await expectRefused("has a second name (hard link)")
    try await home.shell("cd project; rm .tasks.db-*; ln -s ../victim .tasks.db-\(suffix)")
    let list = try await home.tasks("list", in: "project")
    #expect([0, 3].contains(list.status), "\(list)")
    #expect(try await home.shell("cat victim").output == "mine\n")
  }

  @Test(arguments: [1, 2])
  func theCopyBeforeAMigrationGoesThroughNoLink(schema: Int) async throws {
    try await home.shell(
      """
      cd project; rm -f .tasks.db*; cp '\(fixtures)/schema-\(schema).db' .tasks.db; : > ../mine
      ln -s ../planted .tasks.db.schema-\(schema)
      """)
    try await expectRefused("it is in the way of the copy before the migration")
    try await home.shell("cd project; ln -sf ../mine .tasks.db.schema-\(schema)")
    try await expectRefused("it is in the way of the copy before the migration")
    #expect(try await home.shell("wc -c < mine; ls planted").output == "0\n")
  }

  @Test func nothingIsCreatedThroughALink() async throws {
    try await home.shell("ln -s nowhere.db link.db")
    let add = try await home.tasks("add", "x", "--db", "link.db")
    #expect(add.status == 3 && add.errors.contains("it is a link that leads nowhere"), "\(add)")
    #expect(try await home.shell("ls nowhere.db").status != 0)
  }

  @Test(arguments: [
    "DROP TABLE task; CREATE VIEW task AS WITH RECURSIVE c(id) AS (SELECT 1 UNION ALL SELECT id FROM c) SELECT id FROM c",
    "DROP TABLE step; CREATE VIEW step AS SELECT 1 AS id",
    "DROP TABLE change; CREATE VIRTUAL TABLE change USING fts5(step, task, before, after)",
    "DROP TABLE task; CREATE TABLE task (id INTEGER PRIMARY KEY, text AS (hex(zeroblob(400000000))))",
    "ALTER TABLE task ADD COLUMN more TEXT AS (hex(zeroblob(400000000)))",
  ])
  func aTableThatComputesIsRefused(sql: String) async throws {
    #expect(try await run("sqlite3", ["\(home.path)/project/.tasks.db", sql]).status == 0)
    try await expectRefused("is not a plain table")
  }

  @Test func aRowBeyondAllBoundsIsRefused() async throws {
    let sql = "UPDATE task SET text = hex(zeroblob(3000000))"
    #expect(try await run("sqlite3", ["\(home.path)/project/.tasks.db", sql]).status == 0)
    let list = try await home.tasks("list", in: "project")
    #expect(list.status == 3 && list.errors.contains("too big"), "\(list)")
  }

  /// SQLite gives its log the mode of the database.
  @Test(.enabled("only root can become another user") { geteuid() == 0 })
  func aLogOfAReadOnlyDatabaseIsNotInTheWayLater() async throws {
    let user = "setpriv --reuid=65534 --regid=65534 --clear-groups \"$HOME/binary\""
    let ended = try await home.shell(
      """
      cp "$tasks" binary; chown -R 65534 .; chmod 755 .; cd project; chmod 400 .tasks.db
      \(user) list; chmod 600 .tasks.db; \(user) add two; \(user) list
      """)
    #expect(ended == Ended(output: "1\tone\nadded #2 two\n1\tone\n2\ttwo\n"))
  }

  @Test(.enabled("root may write everywhere") { geteuid() == 0 })
  func aReadOnlyCopyIsRead() async throws {
    let user = "setpriv --reuid=65534 --regid=65534 --clear-groups \"$HOME/binary\""
    let ended = try await home.shell(
      """
      cp "$tasks" binary; chmod 755 .; mkdir 'a copy%?#'; cd 'a copy%?#'; cp ../project/.tasks.db t.db
      chmod 644 t.db; \(user) list --db "$PWD/t.db"; \(user) add x --db "$PWD/t.db"; echo $?; ls -A
      """)
    #expect(ended.output == "1\tone\n3\nt.db\n", "\(ended)")
  }

  /// As on a network file system without a lock server: SQLite takes it for a busy database.
  @Test func aFileSystemWithoutLocksIsNamed() async throws {
    let ended = try await home.shell(
      "cd project; strace -qq -o /dev/null -e inject=fcntl:error=ENOLCK \"$tasks\" add two")
    #expect(ended.status == 3, "\(ended)")
    #expect(ended.errors.contains("its file system has no working locks"), "\(ended)")
    #expect(try await home.tasks("list", in: "project").output == "1\tone\n")
  }

  /// A group that shares a folder may leave logs; a journal of another user beside a database that only
  /// its owner may write is somebody's attempt.
  @Test(.enabled("only root can give a file away") { geteuid() == 0 }, arguments: ["600", "660"])
  func aLogOfAnotherUserIsReadOnlyWhereTheDatabaseIsShared(mode: String) async throws {
    let list = try await home.shell(
      """
      cd project; chmod \(mode) .tasks.db; cp .tasks.db ../t.db; cd ..; chmod \(mode) t.db
      : > t.db-wal; chown 65534 t.db-wal; "$tasks" list --db t.db
      """)
    #expect(list.status == (mode == "600" ? 3 : 0), "\(list)")
    #expect(list.errors.contains("t.db-wal belongs to user 65534") == (mode == "600"))
  }
}
