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
    let listing = try strategy.strategy.list(PlainLines(), backends)
    _ = listing.fill?()
    #expect(fixture.texts(listing) == ["one"])
    #expect(backends.cache.advice == "do this")
    #expect(fixture.cache.asked == ["get"])
  }

  @Test(arguments: asking)
  func beingAwayIsNoAdvice(strategy: StrategyName) throws {
    let fixture = try Fixture()
    try fixture.add("one", strategy)
    fixture.cache.failure = .away("gone")
    let backends = fixture.backends()
    #expect(try strategy.strategy.list(PlainLines(), backends).fill?() == false)
    #expect(backends.cache.advice == nil)
    #expect(fixture.lastSteps.contains("get: away: gone"))
    #expect(!fixture.lastSteps.contains { $0.hasPrefix("set") })
  }

  @Test func rotateAndNoneLeaveTheCacheAloneOnAChange() throws {
    for strategy in [StrategyName.rotate, .none, .expire] {
      let fixture = try Fixture()
      try fixture.add("one", strategy)
      try fixture.change(.remove(.ids(TaskIDs([1...1]))), strategy)
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
