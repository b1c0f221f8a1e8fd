import Libc
import Storage
import Model
import Testing
import TestSupport

/// What is no task list of ours is said to be so, and not a byte of it is changed.
@Suite struct StoreErrorTests {
  let home: Home
  var path: String { home.path + "/tasks.db" }

  init() throws {
    home = try Home()
  }

  /// A file that another command makes at that moment is no link: fifty first adds at once found one.
  @Test func aFileThatComesMeanwhileIsNoLink() async throws {
    let path = path
    let script = """
      import os, sys
      while True:
        os.close(os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT))
        os.unlink(sys.argv[1])
      """
    async let maker = run("timeout", ["1", systemPython, "-c", script, path])
    let end = monotonicNanoseconds() + 800_000_000
    var links = 0
    while monotonicNanoseconds() < end { links += isDanglingLink(path) ? 1 : 0 }
    _ = try await maker
    #expect(links == 0)
    unlink(path)
    symlink("nowhere", path)
    #expect(isDanglingLink(path))
  }

  enum Kind {
    case notADatabase, foreign, newer

    func error(_ path: String) -> StoreError {
      switch self {
      case .notADatabase: .notADatabase(path: path)
      case .foreign: .foreignDatabase(path: path)
      case .newer: .newerSchema(path: path, found: 99, known: Schema.newest)
      }
    }
  }

  @Test(
    arguments: [
      ("printf xy > $db", .notADatabase),
      ("echo 'this is a text and no database at all' > $db", .notADatabase),
      ("head -c 9000 /dev/urandom > $db", .notADatabase),
      ("sqlite3 $db 'CREATE TABLE task (id, text)'", .foreign),
      ("sqlite3 $db 'PRAGMA application_id = 7'", .foreign),
      ("sqlite3 $db 'PRAGMA user_version = 1'", .foreign),
      (
        "sqlite3 $db 'PRAGMA application_id = 1953721203; PRAGMA user_version = 99'",
        .newer
      ),
    ] as [(String, Kind)])
  func aFileThatIsNoTaskListStaysAsItIs(make: String, kind: Kind) async throws {
    _ = try await run("sh", ["-c", "db=\"$1\"; \(make)", "sh", path])
    let before = try await home.shell("cksum \"$HOME\"/*").output
    expectAll(throw: kind.error(path))
    #expect(try await home.shell("cksum \"$HOME\"/*").output == before)
  }

  @Test func aTaskListOfANewerProgramStaysAsItIs() async throws {
    try add("one")
    _ = try await run("sqlite3", [path, "PRAGMA user_version = 99"])
    let before = try await run("cksum", [path])
    expectAll(throw: Kind.newer.error(path))
    #expect(try await run("cksum", [path]) == before)
  }

  @Test func aFolderIsNoFile() async throws {
    #expect(mkdir(path, 0o700) == 0)
    expectAll(throw: .cannotOpen(path: path, reason: "it is a folder"))
    #expect(try await home.shell("ls -A \"$HOME\"/*").output.isEmpty)
  }

  @Test func aFileOnTheWayIsNamed() async throws {
    try await home.shell(": > \"$HOME/file\"")
    let store = store(at: home.path + "/file/tasks.db")
    #expect(throws: StoreError.self) { try store.stamp() }
    #expect(throws: StoreError.self) { try store.commit(change("x"), pagesUpTo: 0) }
  }

  @Test func aMissingFolderIsNamedAndNotMade() throws {
    let folder = home.path + "/no/such"
    let store = store(at: folder + "/tasks.db")
    let error = StoreError.cannotOpen(
      path: folder + "/tasks.db", reason: "there is no folder \(folder)")
    #expect(throws: error) { try store.stamp() }
    #expect(throws: error) { try store.commit(change("x"), pagesUpTo: 0) }
    #expect(access(home.path + "/no", F_OK) != 0)
  }

  @Test func theDefaultFolderIsMadeByTheFirstChange() throws {
    let folder = home.path + "/a/b"
    let store = store(at: folder + "/tasks.db", makesFolder: true)
    #expect(try store.list() == nil)
    #expect(access(home.path + "/a", F_OK) != 0)
    #expect(try store.commit(change("x"), pagesUpTo: 0).diffs.map(\.id) == [1])
  }

  /// A row that breaks the CHECK of its table, as a shell can make one.
  @Test(arguments: ["-5", "0"])
  func anIllegalNumberIsAnErrorAndNoCrash(number: String) async throws {
    try add("one")
    _ = try await run(
      "sqlite3",
      [
        path,
        "PRAGMA ignore_check_constraints = 1; INSERT INTO task (id, text) VALUES (\(number), 'x')",
      ])
    let expected = StoreError.failed(
      path: path, reason: "the ids of its tasks do not ascend from 1")
    #expect(throws: expected) { try store(at: path).list() }
    // With the words of the error a user can mend it.
    _ = try await run("sqlite3", [path, "DELETE FROM task WHERE id < 1"])
    #expect(try store(at: path).list()?.taskCount == 1)
  }

  @Test func aDamagedPageIsAnErrorAndNoCrash() async throws {
    for number in 1...200 { try add("task \(number)") }
    try await home.shell(
      """
      dd if=/dev/zero of="$HOME/tasks.db" bs=1 seek=4096 count=12288 conv=notrunc 2> /dev/null
      """)
    #expect(throws: StoreError.damaged(path: path, reason: "database disk image is malformed")) {
      try store(at: path).list()
    }
  }

  private func expectAll(
    throw expected: StoreError, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let store = store(at: path)
    #expect(throws: expected, sourceLocation: sourceLocation) { try store.stamp() }
    #expect(throws: expected, sourceLocation: sourceLocation) { try store.list() }
    #expect(throws: expected, sourceLocation: sourceLocation) { try store.renewIdentity() }
    #expect(throws: expected, sourceLocation: sourceLocation) {
      try store.commit(change("x"), pagesUpTo: 100)
    }
    #expect(throws: expected, sourceLocation: sourceLocation) {
      try store.commit(.remove(.ids(TaskIDs([1...1]))), pagesUpTo: 0)
    }
  }

  private func add(_ text: String) throws {
    _ = try store(at: path).commit(change(text), pagesUpTo: 0)
  }
}

/// A store as a new process would open it.
func store(at path: String, makesFolder: Bool = false) -> SQLiteStore {
  let trace = Trace(clock: monotonicNanoseconds)
  return SQLiteStore(path: path, makesFolder: makesFolder, slowQuery: 0, trace: trace)
}

/// The change that adds `text`.
func change(_ text: String) throws -> Change {
  .add([try newTask(text)])
}
