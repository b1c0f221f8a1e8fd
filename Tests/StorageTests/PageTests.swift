import Libc
import Storage
import Model
import TestSupport
import Testing

/// A page's stamp changes with what the page shows, and with nothing else.
@Suite struct PageTests {
  let home: Home
  let store: SQLiteStore

  init() throws {
    home = try Home()
    store = SQLiteStore(
      path: home.path + "/tasks.db", makesFolder: false, slowQuery: 0,
      trace: Trace(clock: monotonicNanoseconds))
  }

  @Test func pagesAreRangesOf128Numbers() throws {
    #expect(Page.number(of: 1) == 0 && Page.number(of: 127) == 0 && Page.number(of: 128) == 1)
    #expect(Page.ids(of: 0) == 0...127 && Page.ids(of: 2) == 256...383)
    try add(300)
    #expect(try store.pageStamps()?.map(\.number) == [0, 1, 2])
    let pages = try #require(try store.pages(nil))
    #expect(pages.map(\.rows.count) == [127, 128, 45])
    #expect(try store.pages([0, 2]) == [pages[0], pages[2]])
    #expect(try store.pages([1]) == [pages[1]])
    #expect(try store.stamp()?.hasSeveralPages == true)
  }

  @Test(
    arguments: [
      ("UPDATE task SET text = text || '!' WHERE id = 130", [1]),
      ("UPDATE OR IGNORE task SET text = 'x' WHERE id IN (5, 290)", [0, 2]),
      ("REPLACE INTO task (id, text) VALUES (1, 'replaced')", [0]),
      ("INSERT OR IGNORE INTO task (text) VALUES ('x')", [2]),
      ("INSERT OR REPLACE INTO task (text) VALUES ('x')", [2]),
      ("DELETE FROM task WHERE id = 128", [1]),
      ("UPDATE task SET id = 1000 WHERE id = 5", [0, 7]),
      ("UPDATE OR REPLACE task SET id = 200 WHERE id = 5", [0, 1]),
      ("SELECT 1", []),
    ] as [(String, [Int64])])
  func aChangeTouchesItsPagesOnly(sql: String, touched: [Int64]) async throws {
    try add(300)
    let before = try #require(try store.pageStamps())
    store.close()
    #expect(try await run("sqlite3", [home.path + "/tasks.db", sql]).status == 0)
    let after = try #require(try store.pageStamps())
    #expect(after.filter { !before.contains($0) }.map(\.number) == touched)
    #expect(try store.stamp()?.isIntact == true)
  }

  @Test func aPageWithoutTasksIsNone() throws {
    try add(300)
    _ = try store.commit(.remove(.ids(TaskIDs([128...255]))), pagesUpTo: 0)
    #expect(try store.pageStamps()?.map(\.number) == [0, 2])
    let result = try store.commit(.remove(.ids(TaskIDs([1...127]))), pagesUpTo: 10)
    #expect(result.pages == [ChangedPage(number: 0, page: nil)])
    #expect(result.stamp.hasSeveralPages == false)
  }

  @Test func aChangeReadsThePagesItTouchedAndNoMoreThanAskedFor() throws {
    try add(300)
    let result = try store.commit(.remove(.ids(TaskIDs([1...1, 130...130]))), pagesUpTo: 2)
    #expect(result.pages.map(\.number) == [0, 1])
    let stamps = try #require(try store.pageStamps())
    #expect(result.pages.map(\.page?.stamp) == stamps.prefix(2).map(\.stamp))
    #expect(result.pages.map(\.page?.rows) == (try store.pages([0, 1]))?.map(\.rows))
    let large = try store.commit(
      .remove(.ids(TaskIDs([2...2, 131...131, 290...290]))), pagesUpTo: 2)
    #expect(large.pages.map(\.number) == [0, 1, 2] && large.pages.allSatisfy { $0.page == nil })
  }

  @Test func mendingGivesEveryPageANewStamp() async throws {
    try add(300)
    let before = try #require(try store.pageStamps())
    store.close()
    for sql in ["DROP TRIGGER task_UPDATE", "DELETE FROM page WHERE number = 1"] {
      _ = try await run("sqlite3", [home.path + "/tasks.db", sql])
    }
    try add(1)
    let after = try #require(try store.pageStamps())
    #expect(after.map(\.number) == [0, 1, 2])
    #expect(Set(before.map(\.stamp)).isDisjoint(with: after.map(\.stamp)))
  }

  @Test func aTriggerOnThePagesIsNotTrusted() async throws {
    try add(1)
    store.close()
    let sql = "CREATE TRIGGER keep BEFORE INSERT ON page BEGIN SELECT RAISE(IGNORE); END"
    _ = try await run("sqlite3", [home.path + "/tasks.db", sql])
    #expect(try store.stamp()?.isIntact == false)
  }

  /// Counted right, and yet none of ours.
  @Test(arguments: ["-1, randomblob(16)", "72057594037927936, randomblob(16)", "7, x'00'"])
  func aPageThatCannotBeIsNotTrusted(row: String) async throws {
    try add(1)
    store.close()
    let sql = """
      PRAGMA ignore_check_constraints = 1; INSERT INTO page VALUES (\(row));
      UPDATE state SET pages = pages + 1
      """
    #expect(try await run("sqlite3", [home.path + "/tasks.db", sql]) == Ended())
    #expect(try store.pageStamps() == nil)
  }

  @Test func aReadingCanBeGivenUp() throws {
    try add(2)
    let slow = SQLiteStore(
      path: home.path + "/tasks.db", makesFolder: false, slowQuery: 5,
      trace: Trace(clock: monotonicNanoseconds))
    var asked = 0
    #expect(throws: StoreError.abandoned) {
      try slow.read { reader throws(StoreError) in
        try reader.pages(nil) {
          asked += 1
          return asked < 2
        }
      }
    }
    #expect(asked == 2)
    #expect(try slow.stamp() != nil)
  }

  @Test func aReadingOfManyRowsIsGivenUpInTheMiddle() async throws {
    try add(1)
    store.close()
    let sql = """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000)
      INSERT INTO task (text) SELECT i FROM n
      """
    _ = try await run("sqlite3", [home.path + "/tasks.db", sql])
    #expect(throws: StoreError.abandoned) {
      try store.read { reader throws(StoreError) in try reader.pages(nil) { false } }
    }
  }

  private func add(_ count: Int) throws {
    let texts = try (0..<count).map { try newTask("task \($0)") }
    _ = try store.commit(.add(texts), pagesUpTo: 0)
  }
}
