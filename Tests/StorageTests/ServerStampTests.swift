import Model
import Storage
import TestSupport
import Testing

/// A stamp of a server says what the list is: equal stamps, equal rows, whoever writes.
@Suite struct ServerStampTests {
  /// Transactions of several statements in any order, some of them rolled back, as another program's.
  static let foreign = """
    \\set a random(1, 40)
    \\set b random(1, 40)
    \\set way random(1, 4)
    BEGIN;
    UPDATE tasks.task SET text = text || 'x', done = CASE WHEN random() < 0.3 THEN 1 END WHERE id = :a;
    UPDATE tasks.task SET text = left(text, 3) WHERE id = :b;
    \\if :way = 1
      ROLLBACK;
    \\else
      COMMIT;
    \\endif

    """

  /// Reads stamp and rows in one snapshot, and keeps both.
  private static let reading = """
    INSERT INTO reads SELECT stamp, (SELECT md5(string_agg(id || text || coalesce(done, 0), ',' ORDER BY id))
      FROM tasks.task) FROM tasks.state;

    """

  /// As ``reading``, in two snapshots.
  private static let readingTwice = """
    SELECT quote_literal(stamp) AS stamp FROM tasks.state \\gset
    INSERT INTO reads SELECT :stamp, md5(string_agg(id || text || coalesce(done, 0), ',' ORDER BY id))
      FROM tasks.task;

    """

  /// Stamps that were read with different rows, and deadlocks.
  private func run(
    reading: String, _ change: String = "SELECT 1"
  ) throws -> (reads: Int, broken: Int, deadlocks: Int) {
    let (store, server, database) = try serverStore()
    try store.commit(.add((1...40).map { try newTask("t\($0)") }))
    try server.psql(database, "CREATE TABLE reads (stamp uuid, digest text)", change)
    try server.bench(
      database, scripts: [(Self.foreign, weight: 2), (reading, weight: 1)], clients: 8, seconds: 3)
    let counts = try server.psql(
      database, "SELECT count(*) FROM reads",
      "SELECT count(*) FROM (SELECT 1 FROM reads GROUP BY stamp HAVING count(DISTINCT digest) > 1) b",
      "SELECT pg_stat_clear_snapshot()",
      "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    ).split(separator: "\n").compactMap { Int($0) }
    return (counts[0], counts[1], counts[2])
  }

  @Test func oneStampHasOneList() throws {
    let result = try run(reading: Self.reading)
    #expect(result.reads > 100 && result.broken == 0 && result.deadlocks == 0, "\(result)")
  }

  /// What the test would notice: two snapshots, and a stamp that is taken after the rows.
  @Test func theWrongWaysAreNoticed() throws {
    let twice = try run(reading: Self.readingTwice)
    #expect(twice.broken > 0, "\(twice)")
    let after = try run(
      reading: Self.reading,
      """
      DROP TRIGGER stamp ON tasks.task;
      CREATE TRIGGER stamp AFTER INSERT OR UPDATE OR DELETE ON tasks.task
        FOR EACH STATEMENT EXECUTE FUNCTION tasks.new_stamp()
      """)
    #expect(after.deadlocks > 0, "\(after)")
  }

  /// The store's own reads, which may take two round trips, beside foreign writers.
  @Test func whatTheStoreReadsIsOneState() throws {
    let (store, server, database) = try serverStore()
    // Several pages, so that the rows do not come with the stamp.
    try store.commit(.add((1...300).map { try newTask("t\($0)") }))
    try server.bench(
      database, scripts: [(Self.foreign, weight: 1)], clients: 2, seconds: 5, rate: 40,
      inBackground: true)
    let lists = try readLists(store, seconds: 4)
    #expect(lists.stamps > 10 && lists.again > 10, "\(lists)")
  }
}

/// Reads the list over and over, and expects that equal stamps come with equal lists; returns how many stamps
/// were seen, and how often one again.
func readLists(
  _ store: PostgreSQLStore, seconds: Int
) throws -> (stamps: Int, again: Int) {
  var lists: [Bits128: [Page]] = [:]
  var again = 0
  let end = ContinuousClock.now + .seconds(seconds)
  while ContinuousClock.now < end {
    let (stamp, pages) = try #require(
      try store.read { reader throws(StoreError) in
        let stamp = try reader.stamp()
        return (stamp.value, try reader.pages(nil) { true })
      })
    if let known = lists[stamp] {
      again += 1
      #expect(known == pages)
    }
    lists[stamp] = pages
  }
  return (lists.count, again)
}
