import TestSupport
import Testing

/// A standby, and its promotion after its primary was lost with the last commits.
@Suite struct ServerStandbyTests {
  private static let strategies = ["delete", "rotate", "update", "none"]

  @Test func aPromotedStandbyShowsNothingThatWasLost() async throws {
    let primary = try PostgreSQL.ofOneTest()
    let standby = try primary.standby()
    let database = try primary.makeDatabase()
    // As users of two hosts name them.
    let url =
      "postgres://postgres@127.0.0.1:\(primary.port),127.0.0.1:\(standby.port)/\(database)"
      + "?target_session_attrs=read-write"
    let homes = try Self.strategies.map { try Home(["TASKS_DB": url, "TASKS_STRATEGY": $0]) }
    let home = homes[0]
    #expect(try await home.tasks("init").status == 0)
    try await home.tasks("add", "-", input: (1...300).map { "task \($0)\n" }.joined())
    try await standby.waitFor(primary)
    try await expectReadOnly(homes, standby.url(database))

    try await standby.cutOff()
    for words in [["add", "lost"], ["done", "5"], ["edit", "200", "--text", "lost"]] {
      #expect(try await home.tasks(words).status == 0)
    }
    for home in homes {
      for _ in 1...2 {
        let list = try await home.tasks("list").output
        #expect(list.contains("301\tlost\n") && list.contains("200\tlost\n"), "\(list)")
        #expect(!list.contains("\n5\t"))
      }
    }
    try primary.end()
    try standby.promote()

    func list(_ id: Int, _ text: String) -> String { "\(id)\t\(text)\n" }
    let kept = (1...300).map { list($0, "task \($0)") }
    for home in homes {
      for _ in 1...2 {
        #expect(try await home.tasks("list") == Ended(output: kept.joined()))
      }
      #expect(try await home.tasks("show", "301").status == 1)
      #expect(try await home.tasks("cache", "verify").status == 0)
    }
    // As many changes as were lost. The server no longer knows that it gave the number 301.
    #expect(try await home.tasks("add", "new").output == "added #301 new\n")
    for words in [["done", "6"], ["edit", "201", "--text", "new"]] {
      #expect(try await home.tasks(words).status == 0)
    }
    var changed = kept + [list(301, "new")]
    changed[200] = list(201, "new")
    changed.remove(at: 5)
    for home in homes {
      #expect(try await home.tasks("list") == Ended(output: changed.joined()))
    }
  }

  /// A standby gives lists and takes no change.
  private func expectReadOnly(_ homes: [Home], _ url: String) async throws {
    let there = ["TASKS_DB": url]
    for words in [
      ["add", "x"], ["done", "1"], ["edit", "1", "--text", "x"], ["remove", "1"], ["undo"],
      ["claim", "1"], ["next", "--claim"], ["done", "--where", "id<9", "--yes"],
      ["cache", "clear"],
    ] {
      let ended = try await homes[0].tasks(words, environment: there)
      #expect(
        ended.status == 3 && ended.errors.contains(": it is a standby")
          && ended.errors.contains("target_session_attrs=read-write"), "\(words) \(ended)")
    }
    for home in homes {
      for _ in 1...2 {
        let list = try await home.tasks("list", environment: there)
        #expect(list.status == 0 && list.output.split(separator: "\n").count == 300, "\(list)")
      }
    }
  }
}
