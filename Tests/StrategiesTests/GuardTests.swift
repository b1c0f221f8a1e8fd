import Strategies
import Model
import TestSupport
import Testing

/// Without the triggers the stamp proves nothing, and the cache is not used.
@Suite struct GuardTests {
  @Test(arguments: StrategyContractTests.stamped)
  func alteredTriggersTurnTheCacheOffUntilTheNextChange(strategy: StrategyName) async throws {
    let fixture = try Fixture()
    try fixture.add("one", strategy)
    _ = try fixture.list(strategy)
    let database = fixture.home.path + "/tasks.db"
    _ = try await run(
      "sqlite3", [database, "DROP TRIGGER task_DELETE; INSERT INTO task (text) VALUES ('two')"])

    fixture.cache.asked = []
    let context = fixture.context()
    let listing = try strategy.strategy.list(PlainLines(), in: context)
    _ = listing.fill?()
    #expect(fixture.texts(listing) == ["one", "two"])
    #expect(fixture.cache.asked.isEmpty)
    #expect(context.cache.warning?.contains("altered the database") == true)

    try fixture.add("three", strategy)
    _ = try fixture.list(strategy)
    #expect(try fixture.list(strategy) == (["one", "two", "three"], true))
  }

  /// A table of another form is not mended: nobody knows what the user wants with it.
  @Test(arguments: StrategyContractTests.stamped)
  func anAlteredTableTurnsTheCacheOffForGood(strategy: StrategyName) async throws {
    let fixture = try Fixture()
    try fixture.add("one", strategy)
    _ = try fixture.list(strategy)
    let database = fixture.home.path + "/tasks.db"
    _ = try await run("sqlite3", [database, "ALTER TABLE task ADD COLUMN more TEXT"])

    fixture.cache.asked = []
    try fixture.add("two", strategy)
    for _ in 1...2 { #expect(try fixture.list(strategy) == (["one", "two"], false)) }
    #expect(!fixture.cache.asked.contains("set") && !fixture.cache.asked.contains("get"))
  }
}
