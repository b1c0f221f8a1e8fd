import Libc
import Model
import Storage
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

  /// What was released leads every database to the same schema for ever.
  @Test func aReleasedMigrationIsNeverChanged() throws {
    #expect(Migrations.all.keys.sorted() == Array(1..<Schema.newest))
    for (number, sql) in Migrations.all {
      let path = Home.packageFolder + "/Tests/StorageTests/Fixtures/migration-\(number).sql"
      let file = open(path, O_RDONLY)
      defer { close(file) }
      #expect(readAll(file, limit: 1 << 20) == Array((sql + "\n").utf8), "migration \(number)")
    }
  }

  private func expectMigrated(_ store: SQLiteStore) throws {
    let texts = ["Buy milk", "Call mum 📞"] + (1...199).map { "task \($0)" }
    #expect(try store.texts() == texts)
    let state = try #require(try store.stamp())
    #expect(state.isIntact && state.hasSeveralPages)
    #expect(try store.pageStamps()?.map(\.number) == [0, 1])
  }

  @Test func aListMigrates() throws {
    try expectMigrated(store(at: path))
    try expectMigrated(store(at: path))
  }

  @Test func aChangeMigratesAndNoNumberIsGivenTwice() throws {
    #expect(try store(at: path).add("new") == [204])
    #expect(try store(at: path).texts().count == 202)
    #expect(try store(at: path).stamp()?.isIntact == true)
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
    #expect(try store(at: path).texts().count == 221)
    #expect(try store(at: path).stamp()?.isIntact == true)
  }

  @Test(arguments: 1..<Schema.newest)
  func aMigratedDatabaseIsLikeANewOne(version: Int) async throws {
    let fixture = Home.packageFolder + "/Tests/StorageTests/Fixtures/schema-\(version).db"
    #expect(try await run("cp", [fixture, path]).status == 0)
    _ = try store(at: path).list()
    let new = home.path + "/new.db"
    try store(at: new).add("x")
    let select = "SELECT type, name, sql FROM sqlite_schema ORDER BY name"
    let migrated = try await run("sqlite3", [path, select]).output
    #expect(migrated == (try await run("sqlite3", [new, select])).output)
    #expect(migrated.contains("task_before_UPDATE"))
    #expect(access("\(path).schema-\(version)", F_OK) == 0)
    #expect(try store(at: path).stamp()?.isIntact == true)
  }
}
