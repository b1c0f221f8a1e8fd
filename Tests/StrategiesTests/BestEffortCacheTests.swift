import Caching
import Strategies
import Model
import TestSupport
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
    let context = fixture.context()
    let listing = try strategy.strategy.list(PlainLines(), in: context)
    _ = listing.fill?()
    #expect(fixture.texts(listing) == ["one"])
    #expect(context.cache.warning == "do this")
    #expect(fixture.cache.asked == ["get"])
  }

  @Test(arguments: asking)
  func beingAwayIsNoAdvice(strategy: StrategyName) throws {
    let fixture = try Fixture()
    try fixture.add("one", strategy)
    fixture.cache.failure = .away("gone")
    let context = fixture.context()
    #expect(try strategy.strategy.list(PlainLines(), in: context).fill?() == false)
    #expect(context.cache.warning == nil)
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

  /// A server that takes a second for each answer, and a list of many pages.
  @Test func itIsToldForTwoSecondsAtMost() {
    let cache = RecordingCache(MemoryCache { 0 })
    var time: UInt64 = 0
    let trace = Trace {
      time += 500_000_000
      return time
    }
    let key = CacheKey("t1:x")
    let hurried = BestEffortCache(cache, trace: trace)
    for _ in 1...10 { _ = hurried.set(key, [], ttl: nil) }
    #expect(cache.asked == ["set", "set", "set", "set"])
    // Somebody who warms the cache waits for it.
    let patient = BestEffortCache(cache, trace: trace)
    patient.budget = nil
    for _ in 1...10 { #expect(patient.set(key, [], ttl: nil)) }
  }

  @Test func whatIsTooLargeKeepsNothingElseOut() throws {
    let fixture = try Fixture()
    fixture.layers = [.rows, .fragment]
    var large = TaskEdit()
    large.note = .set(String(repeating: "x", count: 2_000_000))
    let tasks = [try newTask("one"), try newTask("two", large), try newTask("three")]
    try fixture.change(.add(tasks), .none)
    _ = try fixture.list(.delete)
    let kept = fixture.cache.keys.filter { (try? fixture.cache.values([$0])[$0]) != nil }
    // The page in its three parts, and three fragments.
    #expect(kept.count == 6)
    #expect(try fixture.list(.delete).texts == ["one", "two", "three"])
  }

  @Test func noneNeverAsks() throws {
    let fixture = try Fixture()
    try fixture.add("one", .none)
    for _ in 1...2 { #expect(try fixture.list(.none) == (["one"], false)) }
    #expect(fixture.cache.asked.isEmpty)
  }
}
