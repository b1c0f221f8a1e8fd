import Strategies
import Model
import TestSupport
import Testing

/// Whoever is stopped at the wrong moment and goes on late, no list goes out of date.
@Suite struct LateFillTests {
  @Test(arguments: StrategyContractTests.stamped, Fixture.CacheKind.allCases)
  func aReaderFillsAfterAChange(strategy: StrategyName, kind: Fixture.CacheKind) async throws {
    try await Fixture.with(kind) { fixture in
      try fixture.add("one", .none)
      let stopped = try strategy.strategy.list(PlainLines(), in: fixture.context())
      #expect(stopped.origin == .database)
      try fixture.add("two", strategy)
      #expect(try fixture.list(strategy).texts == ["one", "two"])
      #expect(stopped.fill?() == true)
      #expect(try fixture.list(strategy).texts == ["one", "two"])
      #expect(try fixture.list(strategy) == (["one", "two"], true))
    }
  }

  @Test(arguments: StrategyContractTests.stamped, StrategyContractTests.stamped)
  func twoWritersAnnounceInTheWrongOrder(first: StrategyName, second: StrategyName) throws {
    let fixture = try Fixture()
    let context = (fixture.context(), fixture.context())
    let one = try first.strategy.commit(.add([newTask("one")]), in: context.0)
    let two = try second.strategy.commit(.add([newTask("two")]), in: context.1)
    second.strategy.didCommit(two, PlainLines(), in: context.1)
    first.strategy.didCommit(one, PlainLines(), in: context.0)
    for reader in StrategyContractTests.stamped {
      #expect(try fixture.list(reader).texts == ["one", "two"])
      #expect(try fixture.list(reader) == (["one", "two"], true))
    }
  }

  @Test(arguments: StrategyContractTests.stamped)
  func aWriterDiesBeforeItAnnounces(strategy: StrategyName) throws {
    let fixture = try Fixture()
    try fixture.add("one", strategy)
    _ = try fixture.list(strategy)
    _ = try strategy.strategy.commit(.add([newTask("two")]), in: fixture.context())
    #expect(try fixture.list(strategy) == (["one", "two"], false))
  }

  @Test(arguments: StrategyContractTests.stamped)
  func aChangeComesBetweenTheStampAndTheRows(strategy: StrategyName) throws {
    let fixture = try Fixture()
    try fixture.add("one", .none)
    var changes = 1
    fixture.arrive = { moment in
      guard moment == .cacheRead, changes > 0 else { return }
      changes -= 1
      _ = try? fixture.add("two", strategy)
    }
    // It shows the moment of its stamp, and stores that under no other.
    #expect(try fixture.list(strategy) == (["one"], false))
    #expect(changes == 0)
    #expect(try fixture.list(strategy).texts == ["one", "two"])
    #expect(try fixture.list(strategy) == (["one", "two"], true))
  }
}
