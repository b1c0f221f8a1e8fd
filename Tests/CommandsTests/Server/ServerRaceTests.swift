import TestSupport
import Testing

/// Many processes at once on one list of a server.
@Suite struct ServerRaceTests {
  @Test(arguments: [false, true])
  func fiftyAddsAtOnce(pooled: Bool) async throws {
    let (home, server, database) = try Home.onServer(pooled: pooled)
    let ended = try await atOnce(home, (1...50).map { ["add", "task \($0)"] })
    #expect(ended.allSatisfy { $0.status == 0 }, "\(ended.filter { $0.status != 0 })")
    #expect(Set(ended.map(\.output)).count == 50)
    // No number is left out, of tasks or of steps.
    #expect(
      try server.psql(
        database, "SELECT min(id), max(id), count(*) FROM tasks.task",
        "SELECT min(id), max(id), count(*) FROM tasks.step") == "1|50|50\n1|50|50\n")
    #expect(try await home.tasks("list").output.split(separator: "\n").count == 50)
  }

  @Test func doneBesideAddBesideLists() async throws {
    let (home, _, _) = try Home.onServer()
    try await home.tasks("add", "-", input: (1...25).map { "old \($0)\n" }.joined())
    let ended = try await atOnce(
      home,
      (1...25).flatMap { [["done", "\($0)"], ["add", "new \($0)"], ["list"]] })
    #expect(ended.allSatisfy { $0.status == 0 }, "\(ended.filter { $0.status != 0 })")
    let texts = try await home.tasks("list").output.split(separator: "\n").compactMap {
      $0.split(separator: "\t").last.map(String.init)
    }
    #expect(Set(texts) == Set((1...25).map { "new \($0)" }) && texts.count == 25, "\(texts)")
  }

  /// Each reads, and writes only what is as it was read; one that met another does so again.
  @Test func editsOfOneTaskAtOnceAreAllMade() async throws {
    let (home, _, _) = try Home.onServer()
    try await home.tasks("add", "one")
    let ended = try await atOnce(home, (1...20).map { ["edit", "1", "--tag", "t\($0)"] })
    #expect(ended.allSatisfy { $0.status == 0 }, "\(ended.filter { $0.status != 0 })")
    let tags = try await home.tasks("list", "--format", "json").output
    for number in 1...20 { #expect(tags.contains("\"t\(number)\""), "\(tags)") }
  }

  @Test func sixteenInitsAtOnceMakeItOnce() async throws {
    let (server, database) = try PostgreSQL.database()
    let home = try Home(["TASKS_DB": server.url(database)])
    let ended = try await atOnce(home, Array(repeating: ["init"], count: 16))
    #expect(ended.allSatisfy { $0.status == 0 }, "\(ended.filter { $0.status != 0 })")
    #expect(ended.count { $0.output.hasPrefix("created ") } == 1, "\(ended)")
    #expect(try await home.tasks("add", "one").status == 0)
  }
}
