import Strategies
import Model
import TestSupport
import Testing

/// Whatever a shell does to what keeps the stamps: the list is the one of the table of tasks, and
/// a change either mends the stamps or leaves the cache off.
@Suite struct HostileStampTests {
  let fixture: Fixture
  private let count = 300

  init() throws {
    fixture = try Fixture()
    try fixture.change(.add((1...count).map { try newTask("task \($0)") }), .none)
  }

  private func sqlite(_ sql: String) async throws -> String {
    let ended = try await run("sqlite3", [fixture.home.path + "/tasks.db", sql])
    #expect(ended.status == 0, "\(ended)")
    return ended.output
  }

  private func truth() async throws -> [String] {
    try await sqlite("SELECT text FROM task WHERE done IS NULL ORDER BY id")
      .split(separator: "\n").map(String.init)
  }

  private static let hidden = "INSERT INTO task (text) VALUES ('hidden')"

  @Test(
    arguments: [
      "DROP TABLE page", "DROP TABLE state", "DROP TABLE state; DROP TABLE page",
      "ALTER TABLE page RENAME TO pages", "ALTER TABLE page ADD COLUMN more TEXT",
      "DELETE FROM page WHERE number = 1", "DELETE FROM page", "DELETE FROM state",
      "DELETE FROM page WHERE number = 1; \(hidden)",
      "UPDATE state SET pages = 2",
      "PRAGMA ignore_check_constraints = 1; UPDATE state SET stamp = x'00'",
      "INSERT INTO page VALUES (-5, randomblob(16))",
      """
      INSERT INTO page
        VALUES (72057594037927935, randomblob(16)), (72057594037927936, randomblob(16))
      """,
      "DROP TABLE page; CREATE VIEW page AS SELECT 1 AS number, x'00' AS stamp",
      "DROP TABLE page; CREATE INDEX page ON task (text)",
      "DROP TABLE state; CREATE VIEW State AS SELECT 1 AS stamp",
      "CREATE UNIQUE INDEX one ON page (stamp)",
      "INSERT OR IGNORE INTO task (id, text) VALUES (1, 'x'), (900, 'y')",
      "INSERT INTO task (id, text) VALUES (1, 'x') ON CONFLICT DO UPDATE SET text = 'y'",
      "CREATE TRIGGER keep BEFORE INSERT ON page BEGIN SELECT RAISE(IGNORE); END",
      "CREATE TRIGGER keep AFTER UPDATE ON state BEGIN DELETE FROM page; END",
    ], StrategyContractTests.stamped)
  func isMendedByAChange(sql: String, strategy: StrategyName) async throws {
    _ = try fixture.list(strategy)
    _ = try await sqlite(sql)
    for layers in [Layers.rows, [.view, .rows]] {
      fixture.layers = layers
      #expect(try fixture.list(strategy) == (try await truth(), false))
      // Nothing wrong was stored.
      #expect(try fixture.list(strategy) == (try await truth(), false))
    }
    try fixture.add("new", strategy)
    let expected = try await truth()
    #expect(expected.last == "new")
    #expect(try fixture.list(strategy) == (expected, false))
    #expect(try fixture.list(strategy) == (expected, true))
  }

  /// What a user has put onto the table of tasks stays, and with it a list without a cache.
  @Test(
    arguments: [
      """
      CREATE TRIGGER more AFTER INSERT ON task BEGIN
        UPDATE page SET stamp = zeroblob(16); UPDATE state SET stamp = zeroblob(16); END;
      \(hidden)
      """,
      """
      CREATE TABLE other (x); CREATE TRIGGER more AFTER INSERT ON other BEGIN
        DELETE FROM "PAGE"; END; INSERT INTO other VALUES (1); \(hidden)
      """,
      """
      CREATE UNIQUE INDEX texts ON task (text);
      INSERT OR REPLACE INTO task (text) VALUES ('task 150')
      """,
    ], StrategyContractTests.stamped)
  func isTold(sql: String, strategy: StrategyName) async throws {
    _ = try fixture.list(strategy)
    _ = try await sqlite(sql)
    for round in 1...3 {
      for _ in 1...2 {
        let context = fixture.context()
        let listing = try strategy.strategy.list(PlainLines(), in: context)
        _ = listing.fill?()
        #expect(fixture.texts(listing) == (try await truth()))
        #expect(context.cache.warning?.contains("the cache is not used") == true)
      }
      try fixture.add("new \(round)", strategy)
    }
  }

  /// These are no harm, and the cache goes on.
  @Test(
    arguments: [
      "CREATE INDEX texts ON task (text)", "CREATE VIEW firsts AS SELECT * FROM task LIMIT 3",
      """
      CREATE TABLE log (text); CREATE TRIGGER more AFTER INSERT ON task BEGIN
        INSERT INTO log VALUES (NEW.text);
        UPDATE task SET text = text || '!' WHERE id = NEW.id + 130; END;
      """,
      "PRAGMA recursive_triggers = 1; REPLACE INTO task (id, text) VALUES (200, 'again')",
      "CREATE TRIGGER more BEFORE UPDATE ON task BEGIN SELECT raise (/**/ignore); END; \(hidden)",
      "PRAGMA foreign_keys = 1; DELETE FROM task WHERE id IN (1, 128, 300)",
      "ATTACH 'other.db' AS other; UPDATE main.task SET done = 1 WHERE id > 250",
      "VACUUM", "REINDEX", "ANALYZE",
    ], StrategyContractTests.stamped)
  func isNoHarm(sql: String, strategy: StrategyName) async throws {
    _ = try fixture.list(strategy)
    let sql = sql.replacing("other.db", with: fixture.home.path + "/other.db")
    _ = try await sqlite(sql)
    for _ in 1...2 {
      #expect(try fixture.list(strategy).texts == (try await truth()))
      #expect(try fixture.list(strategy) == (try await truth(), true))
      try fixture.add("new", strategy)
    }
  }

  @Test func clearingMendsToo() async throws {
    _ = try fixture.list(.delete)
    _ = try await sqlite("DROP TABLE state")
    #expect(try CacheMaintenance(fixture.context()).clear())
    #expect(try fixture.list(.delete) == (try await truth(), false))
    #expect(try fixture.list(.delete) == (try await truth(), true))
  }
}
