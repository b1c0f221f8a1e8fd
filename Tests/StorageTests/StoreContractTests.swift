import Dates
import Model
import TestSupport
import Testing

/// What every store promises of changes, the journal, undo and redo.
@Suite struct StoreContractTests {
  let home: Home

  init() throws {
    home = try Home()
  }

  private func ids(_ range: ClosedRange<Int64>) -> Targets { .ids(TaskIDs([range])) }

  private func author(_ name: String) -> Author { Author(name: name, time: 5) }

  @Test(arguments: StoreKind.allCases)
  func everyKindOfChangeIsUndoneAndRedone(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("one", "two", "three")
    var edit = TaskEdit()
    edit.due = .set(try #require(DueDate(stored: "2026-12-01")))
    edit.addedTags = ["x"]
    let changes: [Change] = [
      .done(ids(1...2)), .reopen(ids(1...1)), .edit(ids(1...3), edit), .remove(ids(2...3)),
    ]
    var states = [try store.tasks()]
    for change in changes {
      try store.commit(change)
      states.append(try store.tasks())
    }
    for index in changes.indices.reversed() {
      #expect(try store.commit(.undo(1)).entries.map(\.verb) == [changes[index].verb])
      #expect(try store.tasks() == states[index])
    }
    #expect(try store.commit(.redo(10)).entries.map(\.verb) == changes.map(\.verb))
    #expect(try store.tasks() == states.last)
    #expect(try store.commit(.undo(5)).entries.count == 5)
    #expect(try store.tasks().isEmpty)
    #expect(throws: StoreError.nothingTo(.undo)) { try store.commit(.undo(1)) }
  }

  @Test(arguments: StoreKind.local)
  func withoutADatabaseOnlyAddingCreatesOne(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    let seen = TaskItem(id: 1, text: "one")
    let refused: [(Change, StoreError)] = [
      (.done(ids(1...2)), .unknown(TaskIDs([1...2]))), (.undo(1), .nothingTo(.undo)),
      (.redo(1), .nothingTo(.redo)), (.replace(seen, with: TaskEdit()), .conflict(nil)),
    ]
    for (change, error) in refused {
      #expect(throws: error) { try store.commit(change) }
      #expect(store.identity() == nil)
    }
    #expect(try store.add("one") == [1])
    #expect(store.identity() != nil)
  }

  @Test(arguments: StoreKind.allCases)
  func aNumberIsNeverUsedForAnotherTask(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("one", "two")
    try store.commit(.undo(1))
    #expect(try store.add("three") == [3])
    #expect(throws: StoreError.nothingTo(.redo)) { try store.commit(.redo(1)) }
  }

  @Test(arguments: StoreKind.allCases)
  func oneUnknownNumberFailsTheWholeChange(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("1", "2", "3", "4", "5", "6")
    try store.commit(.remove(.ids(TaskIDs([2...2, 5...5]))))
    #expect(throws: StoreError.unknown(TaskIDs([2...2, 5...5, 7...8]))) {
      try store.commit(.remove(ids(1...8)))
    }
    #expect(try store.texts() == ["1", "3", "4", "6"])
  }

  @Test(arguments: StoreKind.allCases)
  func anUndoneChangeIsNotRedoneAfterAnother(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("one")
    try store.commit(.done(ids(1...1)))
    try store.commit(.undo(1))
    try store.add("two")
    #expect(throws: StoreError.nothingTo(.redo)) { try store.commit(.redo(1)) }
    // The later change can be redone, and then the earlier one still cannot.
    try store.commit(.undo(1))
    #expect(try store.commit(.redo(1)).entries.map(\.verb) == [.add])
    #expect(throws: StoreError.nothingTo(.redo)) { try store.commit(.redo(1)) }
  }

  @Test(arguments: StoreKind.allCases)
  func undoRefusesATaskThatAnotherChanged(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.commit(.add([newTask("one"), newTask("two")]), by: author("anna"))
    try store.commit(.done(ids(1...2)), by: author("anna"))
    try store.commit(.reopen(ids(2...2)), by: author("bob"))
    let before = try store.tasks()
    let error = #expect(throws: StoreError.self) { try store.commit(.undo(1), by: author("anna")) }
    guard case .changedSince(let entry, let task, let other)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(entry.verb == .done && task == 2 && other?.author.name == "bob")
    #expect(try store.tasks() == before)
    // Once Bob has undone his change, Anna can undo hers.
    try store.commit(.undo(1), by: author("bob"))
    try store.commit(.undo(1), by: author("anna"))
    #expect(try store.tasks().allSatisfy { $0.done == nil })
  }

  @Test(arguments: StoreKind.allCases)
  func undoUndoesOnlyTheAuthorsOwnChanges(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.commit(.add([newTask("anna's")]), by: author("anna"))
    try store.commit(.add([newTask("bob's")]), by: author("bob"))
    try store.commit(.undo(1), by: author("anna"))
    #expect(try store.texts() == ["bob's"])
    #expect(throws: StoreError.nothingTo(.undo)) {
      try store.commit(.undo(1), by: author("anna"))
    }
  }

  @Test(arguments: StoreKind.allCases)
  func aChangeOfNothingIsNotInTheJournal(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("one")
    try store.commit(.done(ids(1...1)))
    let first = try store.tasks()
    let again = try store.commit(.done(ids(1...1)), by: author("later"))
    #expect(again.diffs.isEmpty && again.unchanged == first)
    #expect(try store.entries(JournalQuery(limit: 9)).map(\.verb) == [.done, .add])
  }

  @Test(arguments: StoreKind.allCases)
  func theJournalIsFiltered(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    for number in 1...3 {
      try store.commit(
        .add([newTask("\(number)")]), by: Author(name: "a", time: Int64(number)))
    }
    func entries(_ query: JournalQuery) throws -> [Int64] { try store.entries(query).map(\.id) }
    #expect(try entries(JournalQuery(limit: 9)) == [3, 2, 1])
    #expect(try entries(JournalQuery(limit: 2)) == [3, 2])
    #expect(try entries(JournalQuery(limit: 9, ids: TaskIDs([1...1, 3...3]))) == [3, 1])
    #expect(try entries(JournalQuery(limit: 9, since: 2)) == [3, 2])
    #expect(try entries(JournalQuery(limit: 9, undoableBy: "b")).isEmpty)
    try store.commit(.undo(1), by: author("a"))
    #expect(try entries(JournalQuery(limit: 9, undoableBy: "a")) == [2, 1])
  }

  @Test(arguments: StoreKind.allCases)
  func aDryRunReturnsTheSameAndChangesNothing(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("one")
    let before = try store.tasks()
    let by = author("a")
    let dry = try store.commit(.done(ids(1...1)), by: by, pagesUpTo: 1, isDryRun: true)
    #expect(try store.tasks() == before)
    #expect(dry.diffs == (try store.commit(.done(ids(1...1)), by: by)).diffs)
  }

  @Test(arguments: StoreKind.allCases)
  func anEditOfATaskThatChangedMeanwhileIsAConflict(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("one")
    let seen = try #require(try store.tasks().first)
    var edit = TaskEdit()
    edit.text = "mine"
    try store.commit(.replace(seen, with: edit), by: author("anna"))
    let now = try #require(try store.tasks().first)
    edit.text = "yours"
    #expect(throws: StoreError.conflict(now)) {
      try store.commit(.replace(seen, with: edit), by: author("bob"))
    }
    try store.commit(.remove(ids(1...1)), by: author("anna"))
    #expect(throws: StoreError.conflict(nil)) {
      try store.commit(.replace(now, with: edit), by: author("bob"))
    }
  }

  /// Only one field is edited by two at once, to the same value.
  @Test(arguments: StoreKind.allCases)
  func editsOfDifferentFieldsAreMerged(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("one")
    let seen = try #require(try store.tasks().first)
    var anna = TaskEdit()
    anna.priority = .set(.high)
    anna.list = .set("home")
    try store.commit(.replace(seen, with: anna), by: author("anna"))
    var bob = TaskEdit()
    bob.text = "two"
    bob.list = .set("home")
    try store.commit(.replace(seen, with: bob), by: author("bob"))
    let now = try #require(try store.tasks().first)
    #expect(now.text == "two" && now.priority == .high && now.list == "home")
  }

  @Test(arguments: StoreKind.allCases)
  func oneStepIsUndoneAlone(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("one")
    try store.add("two")
    try store.commit(.done(ids(1...1)))
    #expect(try store.commit(.undoEntry(2)).entries.map(\.id) == [2])
    #expect(try store.texts(.all) == ["one"])
    for (entry, reason) in [
      (2, "was undone already"), (4, "is itself an undo"), (9, "does not exist"),
    ] as [(Int64, String)] {
      #expect(throws: StoreError.notUndoable(entry, reason: reason)) {
        try store.commit(.undoEntry(entry))
      }
    }
    #expect(throws: StoreError.notUndoable(3, reason: "is a change of tester")) {
      try store.commit(.undoEntry(3), by: author("bob"))
    }
    #expect(throws: StoreError.self) { try store.commit(.undoEntry(1)) }
    #expect(try store.commit(.undoEntry(3)).diffs.map(\.id) == [1])
    #expect(try store.commit(.redo(1)).entries.map(\.id) == [3])
  }

  @Test(arguments: StoreKind.allCases)
  func aTaskThatComesBackHasOneNextTask(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    let clock = WallClock(milliseconds: 0)
    var edit = TaskEdit()
    edit.due = .set(try DueDate(parsing: "1970-01-03", clock: clock))
    edit.wait = .set(try DueDate(parsing: "1970-01-02", clock: clock))
    edit.every = .set(try Recurrence(parsing: "week until 1970-01-12", clock: clock))
    edit.note = .set("- [x] can\n- [ ] hose")
    try store.commit(.add([newTask("Water", edit)]))
    let before = try store.tasks(.all)
    let result = try store.commit(.done(ids(1...1)))
    #expect(result.diffs.map(\.id) == [1, 2])
    let next = try #require(result.diffs.last?.after)
    #expect(next.due == "1970-01-10" && next.wait == "1970-01-09" && next.done == nil)
    #expect(next.every == "week until 1970-01-12" && next.note == "- [ ] can\n- [ ] hose")
    // Neither a second time nor after it was reopened.
    #expect(try store.commit(.done(ids(1...1))).diffs.isEmpty)
    try store.commit(.reopen(ids(1...1)))
    #expect(try store.commit(.done(ids(1...1))).diffs.count == 1)
    #expect(try store.commit(.undo(3)).entries.count == 3)
    #expect(try store.tasks(.all) == before)
    try store.commit(.redo(1))
    // The one after would be after its last day.
    #expect(try store.commit(.done(ids(2...2))).diffs.count == 1)
    #expect(try store.texts() == [])
  }

  /// `é` as one scalar and as two: Swift holds them equal, their bytes differ.
  @Test(arguments: StoreKind.allCases)
  func anotherSpellingOfTheSameLetterIsAChange(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("caf\u{E9}")
    var edit = TaskEdit()
    edit.text = "cafe\u{301}"
    #expect(try store.commit(.edit(ids(1...1), edit)).diffs.count == 1)
    #expect(try store.texts().first?.utf8.count == 6)
  }

  @Test(arguments: StoreKind.allCases)
  func timesBefore1970AreUndoneAsTheyWere(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    for time in [.min, -1, .max] as [Int64] {
      try store.commit(.add([newTask("\(time)")]), by: Author(name: "a", time: time))
    }
    let before = try store.tasks()
    try store.commit(.remove(ids(1...3)))
    try store.commit(.undo(1))
    #expect(try store.tasks() == before)
  }
}
