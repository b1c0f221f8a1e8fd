import Strategies
import TaskList
import Testing

/// A cache makes a list faster and nothing else, whatever it throws.
@Suite struct BestEffortCacheTests {
  private static let asking = StrategyName.allCases.filter { $0 != .none }

  @Test(arguments: asking)
  func misconfigurationIsAdviceAndNoFailure(strategy: StrategyName) throws {
    let fixture = try Fixture()
    fixture.cache.failure = .misconfigured("do this")
    try fixture.add("one", strategy)
    fixture.cache.asked = []
    let backends = fixture.backends()
    let listing = try strategy.strategy.list(backends)
    _ = listing.fill?()
    #expect(fixture.texts(listing.rows) == ["one"])
    #expect(backends.cache.advice == "do this")
    #expect(fixture.cache.asked == ["get"])
  }

  @Test(arguments: asking)
  func beingAwayIsNoAdvice(strategy: StrategyName) throws {
    let fixture = try Fixture()
    try fixture.add("one", strategy)
    fixture.cache.failure = .away("gone")
    let backends = fixture.backends()
    #expect(try strategy.strategy.list(backends).fill?() == false)
    #expect(backends.cache.advice == nil)
    #expect(fixture.lastSteps.contains("get: away: gone"))
    #expect(!fixture.lastSteps.contains { $0.hasPrefix("set") })
  }

  @Test(arguments: asking)
  func aListThatIsTooLargeIsReadEachTime(strategy: StrategyName) throws {
    let fixture = try Fixture()
    let long = try TaskText(String(repeating: "x", count: TaskText.maximumBytes))
    try fixture.change(.add([TaskText](repeating: long, count: 230)), strategy)
    for _ in 1...2 {
      let list = try fixture.list(strategy)
      #expect(list.texts.count == 230 && !list.hit)
      #expect(fixture.lastSteps.contains { $0.contains("too large") })
    }
    #expect(!fixture.cache.asked.contains("set"))
    // A smaller one is cached again.
    try fixture.change(.remove(TaskIDs([2...230])), strategy)
    _ = try fixture.list(strategy)
    #expect(try fixture.list(strategy).hit)
  }

  @Test func rotateAndNoneLeaveTheCacheAloneOnAChange() throws {
    for strategy in [StrategyName.rotate, .none, .expire] {
      let fixture = try Fixture()
      try fixture.add("one", strategy)
      try fixture.change(.remove(TaskIDs([1...1])), strategy)
      #expect(fixture.cache.asked.isEmpty, "\(strategy)")
    }
  }

  @Test func noneNeverAsks() throws {
    let fixture = try Fixture()
    try fixture.add("one", .none)
    for _ in 1...2 { #expect(try fixture.list(.none) == (["one"], false)) }
    #expect(fixture.cache.asked.isEmpty)
  }
}
