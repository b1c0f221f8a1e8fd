import Libc
import Storage
import TaskList
import TestSupport
import Testing

@Suite struct JournalTests {
  let home: Home
  let store: SQLiteStore

  init() throws {
    home = try Home()
    store = StorageTests.store(at: home.path + "/tasks.db")
  }

  private func all() throws -> [TaskItem] {
    try store.read { reader throws(StoreError) in
      try reader.list(.all) { true }.flatMap(\.items)
    } ?? []
  }

  private func apply(_ change: Change, as name: String) throws -> ChangeOutcome {
    try store.apply(change, by: Author(name: name, time: 5), pagesUpTo: 0, isDryRun: false)
  }

  private func ids(_ range: ClosedRange<Int64>) -> Targets { .ids(TaskIDs([range])) }

  @Test func everyKindOfStepIsTakenBackAndDoneAgain() throws {
    try store.add("one", "two", "three")
    var edit = TaskEdit()
    edit.due = .set("2026-12-01")
    edit.addedTags = ["x"]
    let changes: [Change] = [
      .done(ids(1...2)), .reopen(ids(1...1)), .edit(ids(1...3), edit), .remove(ids(2...3)),
    ]
    var states = [try all()]
    for change in changes {
      try store.apply(change)
      states.append(try all())
    }
    for index in changes.indices.reversed() {
      let outcome = try store.apply(.undo(1))
      #expect(outcome.steps.map(\.verb) == [changes[index].verb])
      #expect(try all() == states[index])
    }
    #expect(try store.apply(.redo(10)).steps.map(\.verb) == changes.map(\.verb))
    #expect(try all() == states.last)
    #expect(try store.apply(.undo(5)).steps.count == 5)
    #expect(try all().isEmpty)
    #expect(throws: StoreError.noStep(verb: "undo")) { try store.apply(.undo(1)) }
  }

  @Test func numbersComeBackAndAreNeverGivenToOthers() throws {
    try store.add("one", "two")
    try store.apply(.undo(1))
    #expect(try store.add("three") == [3])
    #expect(throws: StoreError.noStep(verb: "redo")) { try store.apply(.redo(1)) }
  }

  @Test func anUndoneStepIsNotDoneAgainAfterAnotherChange() throws {
    try store.add("one")
    try store.apply(.done(ids(1...1)))
    try store.apply(.undo(1))
    try store.add("two")
    #expect(throws: StoreError.noStep(verb: "redo")) { try store.apply(.redo(1)) }
    // What came after can be, and then what was before it still cannot.
    try store.apply(.undo(1))
    #expect(try store.apply(.redo(1)).steps.map(\.verb) == ["add"])
    #expect(throws: StoreError.noStep(verb: "redo")) { try store.apply(.redo(1)) }
  }

  @Test func whatOthersChangedSinceIsRefused() throws {
    _ = try apply(.add([TaskItem(id: 0, text: "one"), TaskItem(id: 0, text: "two")]), as: "anna")
    _ = try apply(.done(ids(1...2)), as: "anna")
    _ = try apply(.reopen(ids(2...2)), as: "bob")
    let before = try all()
    do throws(StoreError) {
      try store.read { _ throws(StoreError) in }
      _ = try store.apply(
        .undo(1), by: Author(name: "anna", time: 9), pagesUpTo: 0, isDryRun: false)
      Issue.record("not refused")
    } catch {
      guard case .changedSince(let step, let task, let other) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(step.verb == "done" && task == 2 && other?.author.name == "bob")
    }
    #expect(try all() == before)
    // Bob takes his back, and then Anna can.
    _ = try apply(.undo(1), as: "bob")
    _ = try apply(.undo(1), as: "anna")
    #expect(try all().allSatisfy { $0.done == nil })
  }

  @Test func whatAnotherProgramChangedIsRefused() async throws {
    try store.add("one")
    store.close()
    _ = try await run("sqlite3", [home.path + "/tasks.db", "UPDATE task SET text = 'two'"])
    #expect(throws: StoreError.self) { try store.apply(.undo(1)) }
    #expect(try store.texts() == ["two"])
  }

  @Test func everybodyTakesBackTheirOwn() throws {
    _ = try apply(.add([TaskItem(id: 0, text: "anna's")]), as: "anna")
    _ = try apply(.add([TaskItem(id: 0, text: "bob's")]), as: "bob")
    _ = try apply(.undo(1), as: "anna")
    #expect(try store.texts() == ["bob's"])
    #expect(throws: StoreError.noStep(verb: "undo")) { try apply(.undo(1), as: "anna") }
  }

  @Test func aWishThatIsMetIsNoStep() throws {
    try store.add("one")
    try store.apply(.done(ids(1...1)))
    let first = try all()
    let again = try apply(.done(ids(1...1)), as: "later")
    #expect(again.changes.isEmpty && again.met == first)
    #expect(
      try store.read { reader throws(StoreError) in
        try reader.steps(StepQuery(limit: 9))
      }?.map(\.verb) == ["done", "add"])
  }

  @Test func theLogIsFiltered() throws {
    for number in 1...3 {
      _ = try store.apply(
        .add([TaskItem(id: 0, text: "\(number)")]), by: Author(name: "a", time: Int64(number)),
        pagesUpTo: 0, isDryRun: false)
    }
    func steps(_ query: StepQuery) throws -> [Int64] {
      try store.read { reader throws(StoreError) in try reader.steps(query).map(\.id) } ?? []
    }
    #expect(try steps(StepQuery(limit: 9)) == [3, 2, 1])
    #expect(try steps(StepQuery(limit: 2)) == [3, 2])
    #expect(try steps(StepQuery(limit: 9, ids: TaskIDs([1...1, 3...3]))) == [3, 1])
    #expect(try steps(StepQuery(limit: 9, since: 2)) == [3, 2])
    #expect(try steps(StepQuery(limit: 9, undoableBy: "b")).isEmpty)
  }

  @Test func aDryRunSaysTheSameAndChangesNothing() throws {
    try store.add("one")
    let before = try all()
    let dry = try store.apply(.done(ids(1...1)), by: author, pagesUpTo: 1, isDryRun: true)
    #expect(try all() == before)
    let wet = try store.apply(.done(ids(1...1)), pagesUpTo: 1)
    #expect(dry.changes == wet.changes)
  }

  @Test func anEditOfWhatWasChangedMeanwhileIsAConflict() throws {
    try store.add("one")
    let seen = try #require(try all().first)
    var edit = TaskEdit()
    edit.text = "mine"
    _ = try apply(.replace(seen, with: edit), as: "anna")
    let now = try #require(try all().first)
    #expect(throws: StoreError.conflict(now)) { try apply(.replace(seen, with: edit), as: "bob") }
    _ = try apply(.remove(ids(1...1)), as: "anna")
    #expect(throws: StoreError.conflict(nil)) { try apply(.replace(now, with: edit), as: "bob") }
  }
}
