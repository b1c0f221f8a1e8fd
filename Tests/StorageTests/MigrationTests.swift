import Libc
import Storage
import TaskList
import TestSupport
import Testing

/// A database that the first release wrote becomes one of this release where it lies.
@Suite struct MigrationTests {
  let home: Home
  var path: String { home.path + "/tasks.db" }

  init() async throws {
    home = try Home()
    let fixture = Home.packageFolder + "/Tests/StorageTests/Fixtures/schema-1.db"
    #expect(try await run("cp", [fixture, path]).status == 0)
  }

  private func expectMigrated(_ store: SQLiteStore) throws {
    let texts = ["Buy milk", "Call mum 📞"] + (1...199).map { "task \($0)" }
    #expect(try store.texts() == texts)
    let state = try #require(try store.state())
    #expect(state.isGuarded && state.hasSeveralPages)
    #expect(try store.pageStamps()?.map(\.number) == [0, 1])
  }

  @Test func aListMigrates() throws {
    try expectMigrated(store(at: path))
    try expectMigrated(store(at: path))
  }

  @Test func aChangeMigratesAndNoNumberIsGivenTwice() throws {
    #expect(try store(at: path).add("new") == [204])
    #expect(try store(at: path).texts()?.count == 202)
    #expect(try store(at: path).state()?.isGuarded == true)
  }

  @Test func numbersGoOnWhereTheListWasEmptied() async throws {
    _ = try await run("sqlite3", [path, "DELETE FROM task"])
    #expect(try store(at: path).add("new") == [204])
  }

  @Test func aCopyIsMadeBefore() async throws {
    _ = try store(at: path).list()
    let copy = path + ".schema-1"
    let old = try await run(
      "sqlite3", [copy, "PRAGMA user_version; SELECT count(*), max(id) FROM task"])
    #expect(old.output == "1\n201|202\n")
  }

  @Test func manyAtOnceMigrateOnce() async throws {
    let path = path
    try await withThrowingTaskGroup(of: [Int64].self) { group in
      for number in 0..<20 {
        group.addTask { try store(at: path).add("at once \(number)") }
      }
      let ids = try await group.reduce(into: []) { $0 += $1 }
      #expect(Set(ids) == Set(204...223))
    }
    #expect(try store(at: path).texts()?.count == 221)
    #expect(try store(at: path).state()?.isGuarded == true)
  }

  @Test func aMigratedDatabaseIsLikeANewOne() async throws {
    _ = try store(at: path).list()
    let new = home.path + "/new.db"
    try store(at: new).add("x")
    let schemas = try await [path, new].asyncMap {
      try await run("sqlite3", [$0, "SELECT type, name, sql FROM sqlite_schema ORDER BY name"])
        .output
    }
    #expect(schemas[0] == schemas[1])
  }
}

extension Array {
  fileprivate func asyncMap<Value>(_ body: (Element) async throws -> Value) async throws -> [Value]
  {
    var values: [Value] = []
    for element in self { values.append(try await body(element)) }
    return values
  }
}
