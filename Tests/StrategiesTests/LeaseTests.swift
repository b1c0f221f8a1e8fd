import Strategies
import Model
import Testing

/// Who reads slowly spares others the reading, and keeps nobody waiting for nothing.
@Suite struct LeaseTests {
  let fixture: Fixture

  init() throws {
    fixture = try Fixture()
    try fixture.add("one", .none)
    fixture.slowQuery = 0.15
  }

  private func lease(_ strategy: StrategyName) throws -> Lease {
    let context = fixture.context()
    guard strategy == .expire else {
      let state = try #require(try fixture.state())
      return Lease(
        .lease(state), SealedCache(cache: context.cache, secret: state.secret), context)
    }
    let identity = try #require(context.store.identity())
    return Lease(
      CacheKey.expiring(identity: identity, .open).lease,
      SealedCache(cache: context.cache, secret: .zero), context)
  }

  private static let caching = StrategyName.allCases.filter { $0 != .none }

  /// One that hangs and yet renews it, or, under expire, somebody who forges it.
  @Test(arguments: caching)
  func aLeaseThatNeverEndsIsWaitedForThreeTimes(strategy: StrategyName) throws {
    let other = try lease(strategy)
    #expect(other.shouldContinue())
    var waits = 0
    fixture.wait = { _ in
      waits += 1
      if waits.isMultiple(of: 100) { _ = other.shouldContinue() }
    }
    #expect(try fixture.list(strategy) == (["one"], false))
    #expect((1...3 * 1_200).contains(waits))
    fixture.wait = { _ in }
  }

  @Test(arguments: caching)
  func nobodyWaitsForWhatCannotBeStored(strategy: StrategyName) throws {
    let other = try lease(strategy)
    #expect(other.shouldContinue())
    other.end(isStored: false)
    fixture.wait = { _ in Issue.record("it waits") }
    #expect(try fixture.list(strategy) == (["one"], false))
  }

  @Test(arguments: StrategyContractTests.stamped)
  func nobodyWaitsWhereEveryoneMustRead(strategy: StrategyName) throws {
    fixture.layers = .fragment
    let other = try lease(strategy)
    #expect(other.shouldContinue())
    fixture.wait = { _ in Issue.record("it waits") }
    #expect(try fixture.list(strategy) == (["one"], false))
    withExtendedLifetime(other) {}
  }

  @Test(arguments: caching)
  func nobodyWaitsForAListThatCouldNotBePrinted(strategy: StrategyName) throws {
    do {
      let other = try lease(strategy)
      #expect(other.shouldContinue())
    }
    var waits = 0
    fixture.wait = { _ in waits += 1 }
    #expect(try fixture.list(strategy) == (["one"], false))
    #expect(waits == 0)
  }
}
