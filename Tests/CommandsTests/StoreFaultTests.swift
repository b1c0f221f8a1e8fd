import Testing
import TestSupport

/// A database that cannot be used is one clear line, exit 3 or 4, and nothing changed.
@Suite(.onFiles) struct StoreFaultTests {
  @Test(arguments: [
    ("echo 'this is a text file and no database at all' > \"$db\"", "is not a database"),
    ("sqlite3 \"$db\" 'CREATE TABLE other (x)'", "is another program's database"),
    ("sqlite3 \"$db\" 'PRAGMA application_id = 7'", "is another program's database"),
    (
      "\"$tasks\" add x; sqlite3 \"$db\" 'PRAGMA user_version = 99'", "was written by a newer tasks"
    ),
    ("mkdir \"$db\"", "it is a folder"),
    ("ln -s /nowhere/at/all \"$db\"", "it is a link that leads nowhere"),
  ])
  func aFileThatIsNoTaskList(setUp: String, message: String) async throws {
    let home = try Home()
    try await home.shell("mkdir -p \"${db%/*}\"; \(setUp); rm -f \"$db-wal\" \"$db-shm\"")
    let before = try await home.shell("cksum \"$db\"").output
    for words in [["add", "x"], ["remove", "1"], ["list"]] {
      // A link to nothing is no database yet.
      if words[0] != "add" && setUp.hasPrefix("ln") { continue }
      let ended = try await home.tasks(words)
      #expect(ended.status == 3, "\(words): \(ended)")
      #expect(ended.output.isEmpty)
      #expect(ended.errors.hasPrefix("tasks: ") && ended.errors.contains(message), "\(ended)")
      #expect(ended.errors.split(separator: "\n").count == 1)
    }
    #expect(try await home.shell("cksum \"$db\"").output == before)
  }

  @Test func aFolderThatIsMissingIsNamed() async throws {
    let home = try Home()
    for words in [["add", "x"], ["list"]] {
      let ended = try await home.tasks(words + ["--db", "\(home.path)/no/such/tasks.db"])
      #expect(ended.status == 3)
      #expect(ended.errors.contains("there is no folder \(home.path)/no/such"))
    }
  }

  /// Root may do anything, so root becomes somebody else here.
  @Test func foldersWithoutPermission() async throws {
    let home = try Home(binary: Home.releaseBinary)
    let script = """
      cp "$tasks" "$HOME/binary"; as=''
      if [ "$(id -u)" -eq 0 ]; then
        chown -R 65534 "$HOME"; as='setpriv --reuid=65534 --regid=65534 --clear-groups'
      fi
      try() { $as "$HOME/binary" "$@"; echo "status $?"; }
      try add one
      chmod 555 "$HOME/.cache" 2>/dev/null || $as mkdir -m 555 "$HOME/.cache"
      try list
      chmod 555 "${db%/*}"; try add two
      chmod 000 "${db%/*}"; try add two; try list
      chmod 700 "${db%/*}"; chmod 400 "$db"; try list; try add two
      chmod 600 "$db"; try list
      """
    let ended = try await home.shell(script)
    #expect(
      ended.output == """
        added #1 one
        status 0
        1\tone
        status 0
        status 3
        status 3
        status 3
        1\tone
        status 0
        status 3
        1\tone
        status 0

        """)
    let errors = ended.errors.split(separator: "\n")
    #expect(errors.count == 4 && errors.allSatisfy { $0.hasPrefix("tasks: cannot ") }, "\(errors)")
  }

  @Test func aBusyDatabaseIsWaitedForAndThenExit4() async throws {
    let home = try Home()
    try await home.tasks("add", "one")
    let holder = try await home.start("add", "holds the lock", hook: "before-commit:stop")
    // Readers do not wait, and see what is committed.
    #expect(try await home.tasks("list").output == "1\tone\n")
    let busy = try await home.tasks("add", "two")
    #expect(busy.status == 4)
    #expect(busy.errors == "tasks: the database is busy; nothing was changed (try again)\n")
    try await holder.finish()
    #expect(try await home.tasks("add", "three").output == "added #3 three\n")
  }
}
