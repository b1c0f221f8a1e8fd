import Libc
import Testing
import TestSupport

/// A database that cannot be used is one clear line, exit 3 or 4, and nothing changed.
@Suite struct StoreFaultTests {
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
      if words == ["list"] && setUp.hasPrefix("ln") { continue }
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
    let ended = try await home.tasks("add", "x", "--db", "\(home.path)/no/such/tasks.db")
    #expect(ended.status == 3)
    #expect(ended.errors.contains("there is no folder \(home.path)/no/such"))
    #expect(try await home.tasks("list", "--db", "\(home.path)/no/such/tasks.db") == Ended())
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

  /// A real file system of 256 KiB, where this user may mount one.
  @Test(.enabled("mounting needs root") { await canMount() })
  func aFullDisk() async throws {
    let home = try Home()
    let script = """
      mount -t tmpfs -o size=256k tmpfs "$HOME"; mkdir -p "${db%/*}"
      export TASKS_CACHE=none
      i=0; while "$tasks" add "task $i $(head -c 3000 /dev/zero | tr '\\0' x)" > "$HOME/.out"
      do i=$((i + 1)); done 2> /tmp/full-errors-$$
      echo "status $("$tasks" add again > /dev/null 2>&1; echo $?)"
      cat /tmp/full-errors-$$; rm /tmp/full-errors-$$
      echo "added $i"; "$tasks" list > /tmp/full-list-$$; echo "listed $(wc -l < /tmp/full-list-$$)"
      rm /tmp/full-list-$$; "$tasks" remove 1 | cut -c 1-16; echo "removed"
      sqlite3 "$db" 'PRAGMA integrity_check'
      """
    let ended = try await run(
      "unshare", ["-m", "/bin/sh", "-c", script],
      environment: home.environment(["tasks": home.binary, "db": home.database]))
    let lines = ended.output.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("tasks: the disk is full, nothing was changed") })
    let added = lines.first { $0.hasPrefix("added ") }?.dropFirst("added ".count)
    let listed = lines.first { $0.hasPrefix("listed ") }?.dropFirst("listed ".count)
    #expect(added == listed && added != "0")
    #expect(lines.last == "ok", "\(ended)")
  }

  @Test func aBusyDatabaseIsWaitedForAndThenExit4() async throws {
    let home = try Home()
    try await home.tasks("add", "one")
    let holder = try await home.start("add", "holds the lock", hook: "before-commit:stop")
    // Readers do not wait, and see what is committed.
    #expect(try await home.tasks("list").output == "1\tone\n")
    let busy = try await home.tasks("add", "two")
    #expect(busy.status == 4)
    #expect(busy.errors == "tasks: the database is busy, nothing was changed; try again\n")
    try await holder.finish()
    #expect(try await home.tasks("add", "three").output == "added #3 three\n")
  }
}

private func canMount() async -> Bool {
  (try? await run("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status) == 0
}
