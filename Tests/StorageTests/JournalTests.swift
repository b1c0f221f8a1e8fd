import Journal
import Model
import Storage
import TestSupport
import Testing

/// The journal on disk: written by other programs, by an earlier release, or damaged.
@Suite struct JournalTests {
  let home: Home
  var path: String { home.path + "/tasks.db" }

  init() throws {
    home = try Home()
  }

  @Test func undoRefusesATaskThatAnotherProgramChanged() async throws {
    let store = store(at: path)
    try store.add("one")
    store.close()
    _ = try await run("sqlite3", [path, "UPDATE task SET text = 'two'"])
    let error = #expect(throws: StoreError.self) { try store.commit(.undo(1)) }
    guard case .changedSince(_, task: 1, by: nil)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try store.texts() == ["two"])
  }

  @Test(arguments: [
    "UPDATE step SET verb = 'rename'", "UPDATE change SET after = x'0102'",
    "UPDATE change SET after = CAST(x'0004' || substr(after, 3) AS BLOB)",
    "UPDATE change SET after = x'00'",
    "UPDATE change SET after = x'0001'", "UPDATE change SET after = NULL",
  ])
  func aCorruptEntryIsAnErrorAndChangesNothing(sql: String) async throws {
    let store = store(at: path)
    try store.add("one")
    store.close()
    #expect(try await run("sqlite3", [path, sql]).status == 0)
    let error = StoreError.failed(path: path, reason: "its journal is corrupt at entry 1")
    #expect(throws: error) { try store.commit(.undo(1)) }
    #expect(throws: error) { try store.entries(JournalQuery(limit: 1)) }
    #expect(try store.texts() == ["one"])
  }

  @Test(arguments: [.min, -1, 0, 1, 1_800_000_000_000, .max] as [Int64])
  func aBlobKeepsEveryTime(time: Int64) {
    let task = TaskItem(
      id: 7, text: "t", list: "l", tags: ["a"], priority: .low, due: "2026-12-01", note: "n",
      wait: "2026-11-30", every: "2 weeks", created: time, changed: time, done: time,
      claim: Claim(owner: "ada", id: .random(), until: 5))
    let blob = JournalBlob.encode(task)
    #expect(blob.prefix(2) == [0, 3])
    #expect(blob.withUnsafeBytes(JournalBlob.decode) == [task])
  }

  /// Written by commit a36310a: every verb, undone and redone changes, removed tasks.
  @Test func theJournalOfSchema2IsUndoneAndRedone() async throws {
    let fixture = Home.packageFolder + "/Tests/StorageTests/Fixtures/schema-2.db"
    #expect(try await run("cp", [fixture, path]).status == 0)
    let anna = Author(name: "anna", time: 1_800_000_000_000)
    let store = store(at: path)
    let verbs: [Verb] = [.undo, .remove, .redo, .undo, .reopen, .done, .edit, .edit, .add, .add]
    #expect(try store.entries(JournalQuery(limit: 99)).map(\.verb) == verbs)
    let now = try store.tasks()
    #expect(now.map(\.text) == ["Buy oat milk", "Call mum 📞"])
    #expect(now[0].due == "2026-12-01" && now[0].tags == ["home", "shop"] && now[0].note == "2 l")
    #expect(now[0].done == nil && now[0].list == "errands" && now[0].priority == .high)
    #expect(try store.commit(.redo(1), by: anna).entries.map(\.verb) == [.remove])
    #expect(try store.texts(.all) == ["Buy oat milk"])
    #expect(try store.commit(.undo(99), by: anna).entries.count == 7)
    #expect(try store.tasks().isEmpty)
    #expect(try store.commit(.redo(6), by: anna).entries.count == 6)
    #expect(try store.tasks() == now)
  }
}
