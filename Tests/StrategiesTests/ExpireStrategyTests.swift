import Strategies
import Model
import Testing

@Suite struct ExpireStrategyTests {
  @Test func showsAnOldListForItsTimeAndNoLonger() throws {
    let fixture = try Fixture()
    try fixture.add("one", .expire)
    _ = try fixture.list(.expire, ttl: 10)
    try fixture.add("two", .expire)
    fixture.now += 10_000
    #expect(try fixture.list(.expire, ttl: 10) == (["one"], true))
    fixture.now += 1
    #expect(try fixture.list(.expire, ttl: 10) == (["one", "two"], false))
  }

  @Test func aFillerThatWasStoppedStoresAnOldListAsAnOldOne() throws {
    let fixture = try Fixture()
    try fixture.add("one", .expire)
    let stopped = try StrategyName.expire.strategy.list(PlainLines(), in: fixture.context(ttl: 10))
    try fixture.add("two", .expire)
    // An hour later it goes on.
    fixture.now += 3_600_000
    #expect(stopped.fill?() == true)
    #expect(try fixture.list(.expire, ttl: 10) == (["one", "two"], false))
  }

  @Test func theReadersTimeCountsAndNotTheFillers() throws {
    let fixture = try Fixture()
    try fixture.add("one", .expire)
    _ = try fixture.list(.expire, ttl: 1_000)
    try fixture.add("two", .expire)
    fixture.now += 20_000
    #expect(try fixture.list(.expire, ttl: 30) == (["one"], true))
    #expect(try fixture.list(.expire, ttl: 10) == (["one", "two"], false))
  }

  @Test func aListFromTheFutureIsNotShown() throws {
    let fixture = try Fixture()
    try fixture.add("one", .expire)
    _ = try fixture.list(.expire)
    fixture.now -= 5_000
    #expect(try fixture.list(.expire).hit)
    fixture.now -= 1
    #expect(try !fixture.list(.expire).hit)
  }
}
