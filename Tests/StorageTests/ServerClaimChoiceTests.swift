import Dates
import Model
import Queries
import Storage
import TestSupport
import Testing

/// The tasks that a server chooses for `next --claim`, beside those that the program would choose.
@Suite(.serialized) struct ServerClaimChoiceTests {
  private static let conditions = [
    [], ["list=work"], ["list!=work"], ["list="], ["tag=x"], ["tag!=x,y"], ["tag="],
    ["priority=high"], ["priority<=medium"], ["priority="],
    ["list=home,", "tag=x", "priority!=low"],
  ]

  @Test(arguments: ["UTC", "Europe/Berlin", "America/New_York", "CET-1CEST,M3.5.0,M10.5.0/3"])
  func isThatOfTheProgram(zone: String) throws {
    try inZone(zone) {
      let (store, _, _) = try serverStore()
      var random = SeededGenerator(seed: 7)
      // Half an hour before clocks are set back in Europe.
      let clock = try WallClock(parsing: "2026-10-25T00:30:00Z")
      var imported = ImportedTasks()
      for id in 1...400 { imported.append(task(Int64(id), clock, &random)) }
      try store.commit(.importing(imported), by: author)
      for turn in 0..<66 {
        var query = TaskQuery()
        query.order = try #require(TaskQuery.SortKey.keys(parsing: "urgency"))
        query.limit = turn % 6 + 1
        for condition in Self.conditions[turn % Self.conditions.count] + ["owner="] {
          try query.add(condition, clock)
        }
        let expected = query.ids(in: try store.list() ?? [], clock)
        let targets = Targets.chosen(.open, urgent: { [query] in query.urgentTasks(clock) }) {
          _, _ in
          Issue.record("the server did not choose")
          return []
        }
        let claim = Claim(owner: "w", id: .random(), until: clock.milliseconds + 60_000)
        let result = try store.commit(
          .claim(targets, claim), by: Author(name: "w", time: clock.milliseconds))
        #expect(result.diffs.map(\.id) == expected.sorted(), "\(turn)")
        #expect(result.diffs.allSatisfy { $0.after?.claim == claim })
      }
    }
  }

  /// A task with random fields, of days and moments around that of `clock`.
  private func task(
    _ id: Int64, _ clock: WallClock, _ random: inout SeededGenerator
  ) -> TaskItem {
    func perhaps<Value>(_ value: Value) -> Value? {
      Int.random(in: 0...2, using: &random) == 0 ? nil : value
    }
    func date() -> String {
      let seconds = clock.seconds + Int.random(in: -864_000...1_728_000, using: &random)
      // Many of them near the ends of days.
      let minute = UTCMinute(seconds: seconds / 7_200 * 7_200).map { DueDate.instant($0).stored }
      let day = WallClock(milliseconds: Int64(seconds) * 1_000).today
      return Bool.random(using: &random) ? DueDate.day(day).stored : minute ?? ""
    }
    var tags: [String] = []
    for tag in ["x", "y", "xy"] where Int.random(in: 0...3, using: &random) == 0 {
      tags.append(tag)
    }
    let until = clock.milliseconds + Int64.random(in: -2...2, using: &random) * 1_000
    return TaskItem(
      id: id, text: "task",
      list: perhaps(["work", "home", "Work"].randomElement(using: &random) ?? ""),
      tags: tags, priority: perhaps(Priority.allCases.randomElement(using: &random) ?? .low),
      due: perhaps(date()), wait: perhaps(date()), created: Int64.random(in: 1...5, using: &random),
      changed: 9, done: Int.random(in: 0...9, using: &random) == 0 ? 9 : nil,
      claim: Int.random(in: 0...3, using: &random) == 0
        ? Claim(owner: "v", id: .random(), until: until) : nil)
  }

  /// 32 claimers at once, each until nothing is left.
  @Test func everyTaskIsHandedOutOnce() async throws {
    let (store, server, database) = try serverStore()
    try store.commit(.add(try (1...960).map { try newTask("task \($0)") }))
    var query = TaskQuery()
    query.order = try #require(TaskQuery.SortKey.keys(parsing: "urgency"))
    query.limit = 1
    let clock = WallClock.system()
    try query.add("owner=", clock)
    let given = try await withThrowingTaskGroup(of: [Int64].self) { [query] group in
      for number in 1...32 {
        group.addTask {
          let store = try openStore(server.url(database), usesServerClock: true)
          var ids: [Int64] = []
          while true {
            let claim = Claim(
              owner: "w\(number)", id: .random(), until: clock.milliseconds + 600_000)
            let targets = Targets.chosen(.open, urgent: { query.urgentTasks(clock) }) {
              query.ids(in: $0, WallClock(milliseconds: $1))
            }
            let author = Author(name: "w\(number)", time: clock.milliseconds)
            let diffs = try store.commit(.claim(targets, claim), by: author).diffs
            guard !diffs.isEmpty else { return ids }
            ids += diffs.map(\.id)
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(given.sorted() == Array(1...960))
    #expect(try store.tasks().allSatisfy { $0.claim != nil })
  }

  /// One clock for all: that of the server, whatever the clocks of the claimers show.
  @Test func claimsEndByTheServersClock() throws {
    let (_, server, database) = try serverStore()
    let store = try openStore(server.url(database), usesServerClock: true)
    let now = WallClock.system().milliseconds
    try store.add("one", "two")
    let claim = Claim(owner: "ada", id: .random(), until: now + 600_000)
    try store.commit(.claim(.ids(TaskIDs(1)), claim), by: Author(name: "ada", time: now))
    // An hour fast: to him her ten minutes are over.
    let fast = Author(name: "bob", time: now + 3_600_000)
    let other = Claim(owner: "bob", id: .random(), until: fast.time + 600_000)
    #expect(throws: StoreError.self) { try store.commit(.claim(.ids(TaskIDs(1)), other), by: fast) }
    #expect(throws: StoreError.self) {
      try store.commit(.release(.ids(TaskIDs(1)), isForced: false), by: fast)
    }
    try store.commit(.done(.held(by: claim.id, .ids(TaskIDs(1)))), by: Author(name: "ada", time: 1))
    try store.commit(.claim(.ids(TaskIDs(2)), other), by: fast)
    let until = try #require(try store.tasks()[1].claim?.until)
    #expect(abs(until - (now + 600_000)) < 60_000, "\(until - now)")
  }
}
