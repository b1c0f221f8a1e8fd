import Storage
import TaskList
import Testing
import TestSupport

/// The stamp never stands for two contents, whatever is done to the file.
@Suite struct StampTests {
  let home: Home
  var path: String { home.path + "/tasks.db" }

  init() throws {
    home = try Home()
  }

  @Test func ourOwnChangesEachLeaveANewOne() throws {
    var seen: Set<Bits128> = []
    for number in 1...10 {
      let outcome = try store(at: path).apply(change("\(number)"), pagesUpTo: 0)
      #expect(outcome.state == (try store(at: path).state()))
      #expect(outcome.state == (try store(at: path).state()))
      #expect(seen.insert(outcome.state.stamp).inserted)
    }
    let removed = try store(at: path).apply(.remove(.ids(TaskIDs([1...10]))), pagesUpTo: 0)
    #expect(seen.insert(removed.state.stamp).inserted)
  }

  @Test func aChangeThatFailsLeavesIt() throws {
    let before = try store(at: path).apply(change("one"), pagesUpTo: 0).state
    #expect(throws: StoreError.unknown(TaskIDs([2...2]))) {
      try store(at: path).apply(.remove(.ids(TaskIDs([1...2]))), pagesUpTo: 0)
    }
    #expect(try store(at: path).state() == before)
  }

  @Test(arguments: [
    "DROP TRIGGER task_INSERT", "DROP TRIGGER task_UPDATE", "DROP TRIGGER task_DELETE",
    "DROP TRIGGER task_INSERT; DROP TRIGGER task_UPDATE; DROP TRIGGER task_DELETE",
    "DROP TRIGGER task_INSERT; CREATE TRIGGER task_INSERT AFTER INSERT ON task BEGIN SELECT 1; END",
  ])
  func theNextChangeMendsTheTriggersUnderANewStamp(sql: String) async throws {
    let before = try store(at: path).apply(change("one"), pagesUpTo: 0).state
    _ = try await run("sqlite3", [path, sql])
    #expect(try store(at: path).state()?.isGuarded == false)
    let mended = try store(at: path).apply(change("two"), pagesUpTo: 0).state
    #expect(mended.isGuarded && mended.stamp != before.stamp)
    for sql in [
      "INSERT INTO task (text) VALUES ('x')", "UPDATE task SET text = 'y' WHERE id = 1",
      "DELETE FROM task WHERE id = 1",
    ] {
      let stamp = try store(at: path).state()?.stamp
      _ = try await run("sqlite3", [path, sql])
      #expect(try store(at: path).state()?.stamp != stamp, "\(sql)")
    }
  }

  @Test(arguments: [
    "DELETE FROM state",
    "PRAGMA ignore_check_constraints = 1; UPDATE state SET stamp = x'00'",
    "UPDATE state SET secret = x''",
    "UPDATE state SET database_id = zeroblob(17)",
  ])
  func aStateThatIsNotWholeIsNotGuarded(sql: String) async throws {
    let before = try store(at: path).apply(change("one"), pagesUpTo: 0).state
    _ = try await run("sqlite3", [path, sql])
    #expect(try store(at: path).state()?.isGuarded == false)
    #expect(try store(at: path).list()?.taskCount == 1)
    let mended = try store(at: path).apply(change("two"), pagesUpTo: 0).state
    #expect(mended.isGuarded && mended.stamp != before.stamp)
    #expect(try store(at: path).state() == mended)
  }

  @Test func aRestoredCopyGoesItsOwnWay() async throws {
    let old = try store(at: path).apply(change("one"), pagesUpTo: 0).state
    try await home.shell("sqlite3 \"$HOME/tasks.db\" '.backup \"'\"$HOME\"'/copy\"'")
    let lost = try store(at: path).apply(change("lost"), pagesUpTo: 0).state
    try await home.shell("rm \"$HOME\"/tasks.db*; cp \"$HOME/copy\" \"$HOME/tasks.db\"")
    #expect(try store(at: path).state() == old)
    #expect(try store(at: path).list()?.taskCount == 1)
    let other = try store(at: path).apply(change("other"), pagesUpTo: 0)
    #expect(other.changes.map(\.id) == [2])
    #expect(![old.stamp, lost.stamp].contains(other.state.stamp))
    #expect(other.state.databaseID == old.databaseID)
  }

  @Test func anotherIdentityIsOnlyThat() throws {
    try store(at: path).renewIdentity()
    #expect(try store(at: path).state() == nil)
    let before = try store(at: path).apply(change("one"), pagesUpTo: 0).state
    try store(at: path).renewIdentity()
    let after = try #require(try store(at: path).state())
    #expect(after.databaseID != before.databaseID)
    #expect(after.stamp == before.stamp && after.secret == before.secret && after.isGuarded)
  }
}
