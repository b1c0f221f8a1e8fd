import Testing
import TestSupport

/// A database whose schema somebody else has written, as it comes with a cloned repository.
@Suite(.onFiles) struct HostileSchemaTests {
  @Test(arguments: [
    ("SELECT load_extension('/tmp/none')", "unsafe use of load_extension()"),
    ("SELECT rtreedepth(x'0000')", "unsafe use of rtreedepth()"),
    ("UPDATE words_data SET block = x'00'", "table words_data may not be modified"),
  ])
  func aTriggerMayDoNoHarm(statement: String, reason: String) async throws {
    let home = try Home()
    try await home.tasks("add", "one")
    let made = try await run(
      "sqlite3",
      [
        home.database, "CREATE VIRTUAL TABLE words USING fts5(word)",
        "CREATE TRIGGER evil AFTER INSERT ON task BEGIN \(statement); END",
      ])
    #expect(made == Ended())
    let add = try await home.tasks("add", "two")
    #expect(add.status == 3 && add.errors.contains(reason), "\(add)")
    #expect(try await home.tasks("list").output == "1\tone\n")
  }

  @Test func ourOwnTriggersStillWork() async throws {
    let home = try Home()
    try await home.tasks("add", "one")
    _ = try await home.tasks("list")
    try await home.tasks("add", "two")
    let list = try await home.tasks("list", "--explain")
    #expect(list.output == "1\tone\n2\ttwo\n" && !list.errors.contains("the cache is not used"))
  }
}
