import Libc
import TestSupport
import Testing

/// `backup`: a whole copy under a name, or nothing.
@Suite(.onFiles) struct BackupTests: CommandSuite {
  let home: Home
  private let fixtures = Home.packageFolder + "/Tests/StorageTests/Fixtures"

  init() async throws {
    home = try Home(["TASKS_CACHE": "none"])
  }

  private func names() async throws -> String {
    try await home.shell("ls -A").output
  }

  @Test func aBackupIsAListOfItsOwn() async throws {
    _ = try await tasks("add", "one")
    _ = try await tasks("add", "two")
    _ = try await tasks("done", "1")
    #expect(try await tasks("backup", "b.db") == "backed up 2 tasks to b.db\n")
    _ = try await tasks("add", "three")
    #expect(try await tasks("list", "--all", "--db", "b.db", "--format", "ids") == "1\n2\n")
    #expect(try await home.shell("stat -c %a b.db").output == "600\n")
    let log = try await tasks("log", "--db", "b.db", "--json")
    #expect(log.contains("\"verb\": \"done\"") && !log.contains("three"))
    // A list that is a backup of another one shares no cached values with it.
    _ = try await tasks("add", "four", "--db", "b.db")
    #expect(try await tasks("list", "--format", "ids") == "2\n3\n")

    #expect(
      try await tasks("backup", "b.db")
        == "tasks: \(home.path)/b.db already exists (replace it with --force)\n")
    let json = try await tasks("backup", "b.db", "--force", "--json")
    let bytes = try await home.shell("stat -c %s b.db").output.dropLast()
    #expect(json == "{\"file\": \"\(home.path)/b.db\", \"tasks\": 3, \"bytes\": \(bytes)}\n")
    #expect(try await tasks("list", "--db", "b.db", "--format", "ids") == "2\n3\n")
    #expect(try await tasks("backup", "b.db", "-f", "--quiet") == "")
  }

  @Test(arguments: [
    ("b.db", "already exists", 1),
    (".", "it is a folder", 3),
    ("/dev/null", "it is not a regular file", 3),
    ("fifo", "it is not a regular file", 3),
    ("link", "it is a link", 3),
    ("nowhere", "it is a link", 3),
    ("no/such/b.db", "there is no folder", 3),
    (".local/share/tasks/tasks.db", "it is a file of the list itself", 3),
    (".local/share/../share/tasks/tasks.db-wal", "it is a file of the list itself", 3),
    ("folder/tasks.db-journal", "it is a file of the list itself", 3),
    ("used.db", "used.db-wal is beside it, so it is in use", 3),
    ("-", "'-' is no file", 2),
    ("", "missing file", 2),
  ])
  func whatIsInTheWayStays(file: String, reason: String, status: Int32) async throws {
    _ = try await tasks("add", "one")
    try await home.shell(
      """
      echo mine > b.db; mkfifo fifo; ln -s b.db link; ln -s x nowhere; ln -s .local/share/tasks folder
      echo log > used.db-wal
      """)
    let before = try await home.shell("cksum b.db \"$db\"; ls -A . .local/share/tasks").output
    for force in [[], ["--force"]] where force.isEmpty || status != 1 {
      let ended = try await home.tasks(["backup", file] + force)
      #expect(ended.status == status && ended.errors.contains(reason), "\(ended)")
      #expect(ended.output.isEmpty && ended.errors.split(separator: "\n").count == 1)
    }
    let after = try await home.shell("cksum b.db \"$db\"; ls -A . .local/share/tasks").output
    #expect(after == before)
  }

  /// The database under another name, as through a hard link, which SQLite could not use either.
  @Test func theListUnderAnotherNameStays() async throws {
    _ = try await tasks("add", "one")
    try await home.shell("ln \"$db\" other.db")
    let ended = try await home.tasks("backup", "other.db", "--force")
    #expect(ended.status == 3)
    try await home.shell("rm other.db")
    #expect(try await tasks("list") == "1\tone\n")
  }

  @Test func withoutAListThereIsNothingToBackUp() async throws {
    let ended = try await home.tasks("backup", "b.db", "--json")
    #expect(ended.status == 1)
    #expect(ended.errors.contains("\"there is no list yet, so there is nothing to back up\""))
    #expect(try await names() == "")
  }

  @Test(arguments: [1, 2, 3, 4])
  func anOlderListIsBackedUpAsItIs(schema: Int) async throws {
    try await home.shell("cp '\(fixtures)/schema-\(schema).db' old.db")
    let ended = try await tasks("backup", "b.db", "--db", "old.db")
    #expect(ended.hasPrefix("backed up ") && ended.hasSuffix(" to b.db\n"))
    let version = "for f in old.db b.db; do sqlite3 $f 'PRAGMA user_version'; done; ls"
    #expect(try await home.shell(version).output == "\(schema)\n\(schema)\nb.db\nold.db\n")
  }

  @Test func aDamagedListIsNotBackedUp() async throws {
    _ = try await home.tasks("add", "-", input: (1...900).map { "task \($0)\n" }.joined())
    try await home.shell(
      "head -c 9000 /dev/urandom | dd of=\"$db\" bs=4096 seek=9 conv=notrunc 2> /dev/null")
    let ended = try await home.tasks("backup", "b.db")
    #expect(ended.status == 3 && ended.errors.contains("malformed"), "\(ended)")
    #expect(try await names() == ".local\n")
  }

  @Test func aFileThatMayNotGrowLeavesNothing() async throws {
    _ = try await home.tasks("add", "-", input: (1...900).map { "task \($0)\n" }.joined())
    let ended = try await home.shell(
      "trap '' XFSZ; ulimit -S -f 100; \"$tasks\" backup b.db; echo $?")
    #expect(ended.output == "3\n", "\(ended)")
    #expect(ended.errors == "tasks: cannot write \(home.path)/b.db: disk I/O error\n")
    #expect(try await names() == ".local\n")
  }

  @Test(.enabled("this user cannot mount a file system") { await mounting() != nil })
  func aFullDiskLeavesNothing() async throws {
    _ = try await home.tasks("add", "-", input: (1...900).map { "task \($0)\n" }.joined())
    let wrapper = try #require(await mounting())
    let script = """
      mkdir disk; mount -t tmpfs -o size=40k tmpfs disk
      "$tasks" backup disk/b.db; echo $?; ls -A disk; "$tasks" count
      """
    let ended = try await run(
      wrapper[0], wrapper.dropFirst() + ["/bin/sh", "-c", script],
      environment: home.environment(["tasks": home.binary]), folder: home.path)
    #expect(ended.output == "3\n900\n", "\(ended)")
    #expect(
      ended.errors
        == "tasks: the disk is full: \(home.path)/disk/b.db (make room and try again)\n")
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aSignalLeavesNothing(number: Int32) async throws {
    _ = try await tasks("add", "one")
    let backup = try await home.start("backup", "b.db", hook: "copy-checked:stop")
    #expect(try await home.shell("ls | grep -c '^b.db.'").output == "1\n")
    kill(backup.pid, number)
    #expect(try await backup.finish().status == -number)
    #expect(try await names() == ".local\n")
  }

  @Test func aBackupWhileEightAddHasAllThatWasAcknowledgedBefore() async throws {
    let adding = (1...8).map { lane in
      Task {
        var acknowledged: [String] = []
        for number in 1...12 {
          let ended = try await home.tasks("add", "\(lane)-\(number)", "--format", "ids")
          #expect(ended.status == 0, "\(ended)")
          acknowledged.append(ended.output)
        }
        return acknowledged
      }
    }
    var backups = 0
    while backups < 6 {
      let before = try await home.tasks("list", "--format", "ids").output.split(separator: "\n")
      guard before.count > 2 else { continue }
      backups += 1
      #expect(try await home.tasks("backup", "b\(backups).db").status == 0)
      let ids = try await home.tasks("list", "--format", "ids", "--db", "b\(backups).db").output
      let missing = Set(before).subtracting(ids.split(separator: "\n"))
      #expect(missing.isEmpty)
    }
    for lane in adding { _ = try await lane.value }
    #expect(try await tasks("count") == "96\n")
  }
}
