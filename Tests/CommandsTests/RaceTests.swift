import Testing
import TestSupport

/// Commands of many processes at once, on the embedded cache and every strategy.
@Suite struct RaceTests {
  @Test(arguments: ["delete", "rotate", "update"])
  func fiftyAddsAtOnce(strategy: String) async throws {
    let home = try Home(["TASKS_STRATEGY": strategy])
    let ended = try await atOnce(home, (1...50).map { ["add", "task \($0)"] })
    #expect(ended.allSatisfy { $0.status == 0 }, "\(ended.filter { $0.status != 0 })")
    #expect(Set(ended.map(\.output)).count == 50)
    let rows = try await home.tasks("list").output.split(separator: "\n")
    #expect(rows.count == 50)
    #expect(Set(rows.compactMap { $0.split(separator: "\t").first }).count == 50)
    #expect(
      Set(rows.compactMap { $0.split(separator: "\t").last }) == Set((1...50).map { "task \($0)" }))
  }

  /// Commands that make the database together, beside lists that find it half made.
  @Test func theFirstCommandsOfAllAtOnce() async throws {
    for _ in 0..<15 {
      let home = try Home()
      let commands = (1...6).flatMap { [["add", "task \($0)"], ["list"]] }
      let ended = try await atOnce(home, commands)
      #expect(ended.allSatisfy { $0.status == 0 }, "\(ended.filter { $0.status != 0 })")
      #expect(try await home.tasks("list").output.split(separator: "\n").count == 6)
    }
  }

  @Test(arguments: ["delete", "rotate", "update"])
  func removesBesideAddsBesideLists(strategy: String) async throws {
    let home = try Home(["TASKS_STRATEGY": strategy])
    let lines = (1...50).map { "old \($0)\n" }.joined()
    try await home.tasks("add", "-", input: lines)
    var commands: [[String]] = []
    for number in 1...25 {
      commands += [["remove", "\(number)"], ["add", "new \(number)"], ["list"], ["list"]]
    }
    let ended = try await atOnce(home, commands)
    #expect(ended.allSatisfy { $0.status == 0 }, "\(ended.filter { $0.status != 0 })")
    let texts = try await home.tasks("list").output.split(separator: "\n").compactMap {
      $0.split(separator: "\t").last.map(String.init)
    }
    #expect(texts.count == 50)
    #expect(Set(texts) == Set((26...50).map { "old \($0)" } + (1...25).map { "new \($0)" }))
    #expect(try await staleLists(home, strategy: strategy) == 0)
  }
}

/// Runs commands at once, and returns them as they end.
func atOnce(_ home: Home, _ commands: [[String]]) async throws -> [Ended] {
  try await withThrowingTaskGroup(of: Ended.self) { group in
    for command in commands { group.addTask { try await home.tasks(command) } }
    return try await group.reduce(into: []) { $0.append($1) }
  }
}
