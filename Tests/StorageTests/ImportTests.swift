import Model
import Storage
import TestSupport
import Testing

/// Tasks that come from elsewhere, and large changes, which go past the triggers.
@Suite struct ImportTests {
  let home: Home

  init() throws {
    home = try Home()
  }

  private func imported(_ count: Int, key: String? = nil) -> ImportedTasks {
    var tasks = ImportedTasks()
    for number in 1...count {
      tasks.append(
        TaskItem(
          id: 0, text: "task \(number)", key: key.map { "\($0) \(number)" }, created: 5, changed: 6)
      )
    }
    return tasks
  }

  private func shell(_ sql: String) async throws -> String {
    let ended = try await run("sqlite3", [home.path + "/tasks.db", sql])
    return ended.output + ended.errors
  }

  @Test(arguments: StoreKind.allCases)
  func numbersAreKeptWhereNoneWasUsed(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    var tasks = ImportedTasks()
    for id in [3, 5, 9] as [Int64] { tasks.append(TaskItem(id: id, text: "\(id)")) }
    let first = try store.commit(.importing(tasks))
    #expect(first.imported.flatMap(\.items).map(\.id) == [3, 5, 9] && !first.hasNewNumbers)
    let second = try store.commit(.importing(tasks))
    #expect(second.imported.flatMap(\.items).map(\.id) == [10, 11, 12] && second.hasNewNumbers)
    #expect(try store.tasks().map(\.text) == ["3", "5", "9", "3", "5", "9"])
  }

  @Test(arguments: StoreKind.allCases)
  func aKeyIsImportedOnce(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.commit(.importing(imported(3, key: "a")))
    var again = imported(4, key: "a")
    again.append(TaskItem(id: 0, text: "twice", key: "a 4"))
    let result = try store.commit(.importing(again))
    #expect(result.imported.flatMap(\.items).map(\.text) == ["task 4"])
    #expect(result.unchanged.map(\.id) == [1, 2, 3])
    #expect(try store.tasks().count == 4)
  }

  /// As many tasks as do without the triggers, with others in the list.
  @Test func aLargeImportIsOneCompactStepWithRightStamps() async throws {
    let store = store(at: home.path + "/tasks.db")
    try store.add("before")
    let before = try #require(try store.stamp())
    let result = try store.commit(.importing(imported(5_000)))
    let after = try #require(try store.stamp())
    #expect(after.isIntact && after.value != before.value && after.value == result.stamp.value)
    #expect(after.databaseID == before.databaseID && after.secret == before.secret)
    #expect(try store.pageStamps()?.count == 40)
    #expect(
      try await shell(
        "SELECT count(*) < 10, sum(coalesce(last, task) - task + 1) FROM change WHERE step = 2")
        == "1|5000\n")
    let entry = try #require(try store.entries(JournalQuery(limit: 1, ids: TaskIDs(4_000))).first)
    #expect(entry.verb == .import && entry.diffs.count == 5_000)
    let part = try store.entries(JournalQuery(limit: 1, ids: TaskIDs(4_000), diffLimit: 10))[0]
    #expect(part.diffs.map(\.id) == Array(2...11) && part.diffCount == 5_000)
    let rest = try store.read { reader throws(StoreError) in
      try reader.diffs(of: 2, after: 4_990, limit: 1_000)
    }
    #expect(rest?.map(\.id) == Array(4_991...5_001))
    try store.commit(.undo(1))
    #expect(try store.tasks().map(\.text) == ["before"])
    #expect(try store.stamp()?.isIntact == true && store.pageStamps()?.count == 1)
    try store.commit(.redo(1))
    #expect(try store.tasks().count == 5_001 && store.pageStamps()?.count == 40)
  }

  @Test func aForeignTriggerRunsBesideALargeChange() async throws {
    let store = store(at: home.path + "/tasks.db")
    try store.add("before")
    _ = try await shell(
      """
      CREATE TABLE seen (id INTEGER);
      CREATE TRIGGER mine AFTER INSERT ON task BEGIN INSERT INTO seen VALUES (NEW.id); END
      """)
    try store.commit(.importing(imported(2_000)))
    #expect(try await shell("SELECT count(*) FROM seen") == "2000\n")
    #expect(try store.stamp()?.isIntact == true)
  }

  @Test(arguments: StoreKind.allCases)
  func aJournalIsTakenOverAsItIs(kind: StoreKind) throws {
    let source = try kind.store(in: home.path)
    try source.add("one", "two", "three")
    try source.commit(.done(.ids(TaskIDs(2))))
    try source.commit(.remove(.ids(TaskIDs(3))))
    try source.commit(.undo(1))
    try source.commit(.remove(.ids(TaskIDs(3))))
    var tasks = ImportedTasks()
    for task in try source.tasks() { tasks.append(task) }
    tasks.log = try source.entries(JournalQuery(limit: 100)).reversed()
    let copyHome = try Home()
    let copy = try kind.store(in: copyHome.path)
    try copy.commit(.importing(tasks))
    #expect(try copy.tasks() == source.tasks())
    #expect(try copy.entries(JournalQuery(limit: 100)) == source.entries(JournalQuery(limit: 100)))
    // It goes on as the source does: the next number, and what can be undone.
    #expect(try copy.add("four") == [4])
    try copy.commit(.undo(2))
    #expect(try copy.tasks().map(\.id) == [1, 2, 3])
    #expect(throws: StoreError.notEmpty) { try source.commit(.importing(tasks)) }
  }
}
