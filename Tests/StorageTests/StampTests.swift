import Storage
import Model
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
      let result = try store(at: path).commit(change("\(number)"), pagesUpTo: 0)
      #expect(result.stamp == (try store(at: path).stamp()))
      #expect(result.stamp == (try store(at: path).stamp()))
      #expect(seen.insert(result.stamp.value).inserted)
    }
    let removed = try store(at: path).commit(.remove(.ids(TaskIDs([1...10]))), pagesUpTo: 0)
    #expect(seen.insert(removed.stamp.value).inserted)
  }

  @Test func aChangeThatFailsLeavesIt() throws {
    let before = try store(at: path).commit(change("one"), pagesUpTo: 0).stamp
    #expect(throws: StoreError.unknown(TaskIDs([2...2]))) {
      try store(at: path).commit(.remove(.ids(TaskIDs([1...2]))), pagesUpTo: 0)
    }
    #expect(try store(at: path).stamp() == before)
  }

  @Test(arguments: [
    "DROP TRIGGER task_INSERT", "DROP TRIGGER task_UPDATE", "DROP TRIGGER task_DELETE",
    "DROP TRIGGER task_INSERT; DROP TRIGGER task_UPDATE; DROP TRIGGER task_DELETE",
    "DROP TRIGGER task_INSERT; CREATE TRIGGER task_INSERT AFTER INSERT ON task BEGIN SELECT 1; END",
  ])
  func theNextChangeMendsTheTriggersUnderANewStamp(sql: String) async throws {
    let before = try store(at: path).commit(change("one"), pagesUpTo: 0).stamp
    _ = try await run("sqlite3", [path, sql])
    #expect(try store(at: path).stamp()?.isIntact == false)
    let mended = try store(at: path).commit(change("two"), pagesUpTo: 0).stamp
    #expect(mended.isIntact && mended.value != before.value)
    for sql in [
      "INSERT INTO task (text) VALUES ('x')", "UPDATE task SET text = 'y' WHERE id = 1",
      "DELETE FROM task WHERE id = 1",
    ] {
      let stamp = try store(at: path).stamp()?.value
      _ = try await run("sqlite3", [path, sql])
      #expect(try store(at: path).stamp()?.value != stamp, "\(sql)")
    }
  }

  @Test(arguments: [
    "DELETE FROM state",
    "PRAGMA ignore_check_constraints = 1; UPDATE state SET stamp = x'00'",
    "UPDATE state SET secret = x''",
    "UPDATE state SET database_id = zeroblob(17)",
  ])
  func aStateThatIsNotWholeIsNotGuarded(sql: String) async throws {
    let before = try store(at: path).commit(change("one"), pagesUpTo: 0).stamp
    _ = try await run("sqlite3", [path, sql])
    #expect(try store(at: path).stamp()?.isIntact == false)
    #expect(try store(at: path).list()?.taskCount == 1)
    let mended = try store(at: path).commit(change("two"), pagesUpTo: 0).stamp
    #expect(mended.isIntact && mended.value != before.value)
    #expect(try store(at: path).stamp() == mended)
  }

  @Test func aRestoredCopyGoesItsOwnWay() async throws {
    let old = try store(at: path).commit(change("one"), pagesUpTo: 0).stamp
    try await home.shell("sqlite3 \"$HOME/tasks.db\" '.backup \"'\"$HOME\"'/copy\"'")
    let lost = try store(at: path).commit(change("lost"), pagesUpTo: 0).stamp
    try await home.shell("rm \"$HOME\"/tasks.db*; cp \"$HOME/copy\" \"$HOME/tasks.db\"")
    #expect(try store(at: path).stamp() == old)
    #expect(try store(at: path).list()?.taskCount == 1)
    let other = try store(at: path).commit(change("other"), pagesUpTo: 0)
    #expect(other.diffs.map(\.id) == [2])
    #expect(![old.value, lost.value].contains(other.stamp.value))
    #expect(other.stamp.databaseID == old.databaseID)
  }

  /// A shell that switched triggers off has changed tasks and no stamp.
  @Test func anotherIdentityRepairsTheStamps() async throws {
    try store(at: path).commit(change("one"), pagesUpTo: 0)
    let sql = "INSERT INTO task (id, text) VALUES (500, 'hidden')"
    _ = try await run("sqlite3", [path, ".dbconfig enable_trigger off", sql])
    #expect(try store(at: path).pageStamps()?.map(\.number) == [0])
    try store(at: path).renewIdentity()
    #expect(try store(at: path).pageStamps()?.map(\.number) == [0, 3])
  }

  @Test func anotherIdentityIsOnlyThat() throws {
    try store(at: path).renewIdentity()
    #expect(try store(at: path).stamp() == nil)
    let before = try store(at: path).commit(change("one"), pagesUpTo: 0).stamp
    try store(at: path).renewIdentity()
    let after = try #require(try store(at: path).stamp())
    #expect(after.databaseID != before.databaseID)
    #expect(after.value != before.value && after.isIntact)
  }
}
