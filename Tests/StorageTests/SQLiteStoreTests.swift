import Libc
import Storage
import Model
import TestSupport
import Testing

@Suite struct SQLiteStoreTests {
  let home: Home
  var path: String { home.path + "/tasks.db" }

  init() throws {
    home = try Home()
  }

  @Test func thereIsNothingBeforeTheFirstChange() throws {
    #expect(try store().stamp() == nil)
    #expect(try store().list() == nil)
    #expect(store().identity() == nil)
    #expect(access(path, F_OK) != 0)
    try add("one")
    #expect(try store().stamp()?.isIntact == true)
    #expect(store().identity() != nil)
  }

  @Test func anEmptyFileIsADatabaseThatHasYetToBeMade() async throws {
    try await home.shell(": > \"$HOME/tasks.db\"")
    #expect(try store().list() == nil)
    try add("one")
    #expect(try store().list()?.taskCount == 1)
  }

  @Test(arguments: [
    "INSERT INTO task (text) VALUES ('x')", "UPDATE task SET text = text || '!' WHERE id = 1",
    "UPDATE task SET id = 77 WHERE id = 1", "DELETE FROM task WHERE id = 1", "DELETE FROM task",
    "REPLACE INTO task (id, text) VALUES (1, 'replaced')",
    "INSERT OR IGNORE INTO task (id, text) VALUES (9, 'x')",
    "UPDATE OR REPLACE task SET id = 2 WHERE id = 1", "UPDATE OR IGNORE task SET text = 'x'",
  ])
  func everyChangeByTheShellChangesTheStamp(sql: String) async throws {
    try add("one")
    try add("two")
    let before = try store().stamp()
    _ = try await run("sqlite3", [path, sql])
    let after = try store().stamp()
    #expect(before?.value != after?.value)
    #expect(after?.isIntact == true)
    #expect(before?.databaseID == after?.databaseID && before?.secret == after?.secret)
  }

  @Test(arguments: [
    "SELECT * FROM task", "VACUUM", "ANALYZE",
    "BEGIN; DELETE FROM task; ROLLBACK", "PRAGMA wal_checkpoint(TRUNCATE)",
  ])
  func whatChangesNothingLeavesTheStamp(sql: String) async throws {
    try add("one")
    let before = try store().stamp()
    _ = try await run("sqlite3", [path, sql])
    #expect(try store().stamp() == before)
  }

  @Test(arguments: [
    "DROP TRIGGER task_INSERT", "DROP TRIGGER task_UPDATE", "DROP TRIGGER task_DELETE",
    "DROP TRIGGER task_before_INSERT", "DROP TRIGGER task_before_UPDATE",
    "DROP TRIGGER task_before_DELETE", "INSERT OR IGNORE INTO task (id, text) VALUES (1, 'x')",
    "ALTER TABLE task ADD COLUMN more TEXT", "DELETE FROM state",
    "CREATE TRIGGER keep BEFORE UPDATE ON State BEGIN SELECT RAISE(IGNORE); END",
    "DROP TRIGGER task_UPDATE; CREATE TRIGGER task_UPDATE AFTER UPDATE ON task BEGIN SELECT 1; END",
  ])
  func anAlteredSchemaIsNotGuarded(sql: String) async throws {
    try add("one")
    _ = try await run("sqlite3", [path, sql])
    #expect(try store().stamp()?.isIntact == false)
    try add("two")
    let isMended = !sql.contains("COLUMN")
    #expect(try store().stamp()?.isIntact == isMended)
    #expect(try store().list()?.taskCount == 2)
  }

  @Test func numbersAreNeverGivenTwice() throws {
    try add("one")
    #expect(try remove("1").map(\.?.text) == ["one"])
    #expect(try add("two") == [2])
  }

  @Test func oneUnknownNumberAndNothingIsRemoved() throws {
    for number in 1...6 { try add("\(number)") }
    try remove("2,5")
    let error = #expect(throws: StoreError.self) { try remove("1-8") }
    #expect(error == .unknown(TaskIDs([2...2, 5...5, 7...8])))
    #expect(try store().list()?.taskCount == 4)
  }

  @Test func rowsAreReadInsideTheChange() throws {
    let result = try store().commit(.add([newTask("one")]), pagesUpTo: 1)
    #expect(result.pages.compactMap(\.page?.rows) == (try store().list()))
    #expect(result.stamp == (try store().stamp()))
    #expect(
      try store().commit(.add([newTask("two")]), pagesUpTo: 0).pages
        == [ChangedPage(number: 0, page: nil)])
  }

  @Test func aDatabaseInUTF16IsReadAsWell() async throws {
    try await home.shell("sqlite3 \"$HOME/tasks.db\" \"PRAGMA encoding = 'UTF-16le'; VACUUM\"")
    try add("Käse")
    #expect(try store().texts() == ["Käse"])
  }

  @Test(arguments: [
    "PRAGMA ignore_check_constraints = 1; INSERT INTO task (id, text) VALUES (-5, 'x')",
    "PRAGMA user_version = -3", "PRAGMA user_version = 0",
    "DROP TABLE task; CREATE TABLE task (id, text); INSERT INTO task (id, text) VALUES (1,''), (1,'')",
  ])
  func aTamperedDatabaseIsAnErrorAndNoTrap(sql: String) async throws {
    try add("one")
    _ = try await run("sqlite3", [path, sql])
    #expect(throws: StoreError.self) { try store().list() }
  }

  @Test func textThatIsNotUTF8IsMended() async throws {
    try add("one")
    _ = try await run("sqlite3", [path, "UPDATE task SET text = CAST(x'61ff62' AS TEXT)"])
    #expect(try store().texts() == ["a\u{FFFD}b"])
  }

  func store() -> SQLiteStore {
    let trace = Trace(clock: monotonicNanoseconds)
    return SQLiteStore(path: path, makesFolder: false, slowQuery: 0, trace: trace)
  }

  @discardableResult
  func add(_ text: String) throws -> [Int64] { try store().add(text) }

  @discardableResult
  func remove(_ words: String) throws -> [TaskItem?] {
    let ids = try #require(TaskIDs(parsing: words))
    return try store().commit(.remove(.ids(ids))).diffs.map(\.before)
  }
}
