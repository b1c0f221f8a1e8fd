import Model
import Storage
import TestSupport
import Testing

/// As ``ServerStampTests``, on a standby: commits become visible there in another order than on its primary.
@Suite struct StandbyStampTests {
  /// The list and each of its pages with their stamps, in one snapshot.
  private static let reading = """
    SELECT stamp, (SELECT md5(string_agg(id || text || coalesce(done, 0), ',' ORDER BY id)) FROM tasks.task)
      FROM tasks.state
    UNION ALL
    SELECT stamp, (SELECT md5(string_agg(id || text, ',' ORDER BY id)) FROM tasks.task
      WHERE id >> 7 = number AND done IS NULL) FROM tasks.page
    """

  @Test func oneStampHasOneListOnAStandby() async throws {
    let (store, primary, database) = try serverStore(on: .ofOneTest())
    // Several pages, so that the store's rows do not come with the stamp.
    try store.commit(.add((1...300).map { try newTask("t\($0)") }))
    let standby = try primary.standby()
    func write(rate: Int) throws {
      try primary.bench(
        database, scripts: [(ServerStampTests.foreign, weight: 1)], clients: 4, seconds: 4,
        rate: rate, inBackground: true)
    }
    try write(rate: 200)
    let rows = try await standby.read(database, Self.reading, times: 500, readers: 2)
    var digests: [Substring: Set<Substring>] = [:]
    for row in rows {
      let parts = row.split(separator: "|")
      try #require(parts.count == 2, "\(row)")
      digests[parts[0], default: []].insert(parts[1])
    }
    #expect(rows.count > 3_000 && digests.count > 50, "\(rows.count) \(digests.count)")
    #expect(digests.values.allSatisfy { $0.count == 1 })
    // Slower, so that a stamp is read more than once.
    try write(rate: 40)
    let lists = try readLists(try openStore(standby.url(database)), seconds: 3)
    #expect(lists.stamps > 10 && lists.again > 10, "\(lists)")
  }
}
