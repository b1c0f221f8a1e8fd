import Dates
import Model
import Storage
import TestSupport
import Testing

/// What every store promises of claims.
@Suite struct ClaimRulesTests {
  let home: Home

  init() throws {
    home = try Home()
  }

  private func ids(_ ids: Int64...) -> Targets { .ids(TaskIDs(ids.map { $0...$0 })) }

  private func claim(_ owner: String, until: Int64) -> Claim {
    Claim(owner: owner, id: .random(), until: until)
  }

  /// Makes a change as somebody, at a time.
  @discardableResult
  private func commit(
    _ store: any TaskStore, _ change: Change, as name: String = "ada", at time: Int64
  ) throws(StoreError) -> ChangeResult {
    try store.commit(
      change, by: Author(name: name, time: time), pagesUpTo: 2, isDryRun: false)
  }

  @Test(arguments: StoreKind.allCases)
  func aTaskIsClaimedOnceUntilTheTimeIsOver(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("one", "two", "three")
    let first = claim("ada", until: 100)
    try commit(store, .claim(ids(1, 2), first), at: 10)
    #expect(try store.tasks().map(\.claim) == [first, first, nil])
    for name in ["ada", "bob"] {
      #expect(throws: StoreError.claimed(task: 2, by: "ada", left: 1)) {
        try commit(store, .claim(ids(3, 2), claim(name, until: 500)), as: name, at: 99)
      }
    }
    #expect(try store.tasks()[2].claim == nil)
    let second = claim("bob", until: 300)
    try commit(store, .claim(ids(2), second), as: "bob", at: 100)
    #expect(try store.tasks().map(\.claim) == [first, second, nil])
    #expect(try store.tasks().map(\.changed) == (try store.tasks().map(\.created)))
  }

  @Test(arguments: StoreKind.allCases)
  func onlyTheClaimThatHoldsATaskCanEndIt(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("one", "two")
    let first = claim("ada", until: 100)
    let second = claim("ada", until: 900)
    let done = { (claim: Claim) in Change.done(.held(by: claim.id, ids(1))) }
    #expect(throws: StoreError.claimLost(task: 1, .free)) {
      try commit(store, done(first), at: 10)
    }
    try commit(store, .claim(ids(1), first), at: 10)
    #expect(throws: StoreError.claimLost(task: 1, .ranOut(first.id, ago: 0))) {
      try commit(store, done(first), at: 100)
    }
    try commit(store, .claim(ids(1), second), at: 100)
    #expect(throws: StoreError.claimLost(task: 1, .taken(by: "ada", left: 790))) {
      try commit(store, .remove(.held(by: first.id, ids(1))), at: 110)
    }
    #expect(throws: StoreError.claimLost(task: 2, .free)) {
      try commit(store, .done(.held(by: second.id, ids(1, 2))), at: 110)
    }
    #expect(try store.tasks().map(\.done) == [nil, nil])
    try commit(store, done(second), at: 899)
    #expect(try store.tasks()[0].done == 899 && store.tasks()[0].claim == nil)
    #expect(throws: StoreError.claimLost(task: 1, .done)) {
      try commit(store, done(second), at: 899)
    }
    #expect(throws: StoreError.isDone(1)) { try commit(store, .claim(ids(1), first), at: 899) }
  }

  @Test(arguments: StoreKind.allCases)
  func aRenewalNeverShortensAndNeverTakesATaskBack(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("one")
    let first = claim("ada", until: 100)
    try commit(store, .claim(ids(1), first), at: 10)
    let until = { try store.tasks()[0].claim?.until }
    try commit(store, .renew(ids(1), first.id, until: 50), at: 20)
    #expect(try until() == 100)
    try commit(store, .renew(ids(1), first.id, until: 200), at: 30)
    #expect(try until() == 200)
    // It ran out, and nobody took the task.
    try commit(store, .renew(ids(1), first.id, until: 400), at: 300)
    #expect(try until() == 400)
    try commit(store, .claim(ids(1), claim("bob", until: 900)), as: "bob", at: 400)
    #expect(throws: StoreError.claimLost(task: 1, .taken(by: "bob", left: 490))) {
      try commit(store, .renew(ids(1), first.id, until: 999), at: 410)
    }
    #expect(try until() == 900)
  }

  @Test(arguments: StoreKind.allCases)
  func aClaimIsReleasedByItsNameOrByForce(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("one", "two")
    let held = claim("ada", until: 100)
    try commit(store, .claim(ids(1, 2), held), at: 10)
    #expect(throws: StoreError.claimed(task: 1, by: "ada", left: 80)) {
      try commit(store, .release(ids(1, 2), isForced: false), as: "bob", at: 20)
    }
    try commit(store, .release(ids(1), isForced: false), at: 20)
    try commit(store, .release(ids(2), isForced: true), as: "bob", at: 20)
    #expect(try store.tasks().map(\.claim) == [nil, nil])
    let again = try commit(store, .release(ids(1), isForced: false), at: 20)
    #expect(again.diffs.isEmpty && again.unchanged.map(\.id) == [1])
    let verbs = try store.entries(JournalQuery(limit: 9)).map(\.verb)
    #expect(verbs == [.release, .release, .claim, .add])
  }

  @Test(arguments: StoreKind.allCases)
  func undoSkipsClaimsAndLeavesThem(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("one", "two")
    var edit = TaskEdit()
    edit.text = "edited"
    try commit(store, .edit(ids(1), edit), at: 10)
    let held = claim("ada", until: 100)
    try commit(store, .claim(ids(1), held), at: 20)
    // A claim after the edit is not in its way, and stays.
    #expect(try commit(store, .undo(1), at: 30).entries.map(\.verb) == [.edit])
    #expect(try store.tasks()[0].text == "one" && store.tasks()[0].claim == held)
    // Nor in the way of redo.
    #expect(try commit(store, .redo(1), at: 30).entries.map(\.verb) == [.edit])
    #expect(try store.tasks()[0].text == "edited" && store.tasks()[0].claim == held)
    // What ended a claim does not give it back.
    try commit(store, .done(ids(1)), at: 40)
    try commit(store, .undo(1), at: 40)
    #expect(try store.tasks()[0].done == nil && store.tasks()[0].claim == nil)
    try commit(store, .claim(ids(1), held), at: 50)
    try commit(store, .remove(ids(1)), at: 50)
    try commit(store, .undo(1), at: 50)
    #expect(try store.tasks()[0].claim == nil)
    // What was done cannot stay claimed.
    try commit(store, .done(ids(2)), at: 60)
    try commit(store, .undo(1), at: 60)
    try commit(store, .claim(ids(2), held), as: "bob", at: 60)
    try commit(store, .redo(1), at: 60)
    #expect(try store.tasks()[1].done == 60 && store.tasks()[1].claim == nil)
    let steps = try store.entries(JournalQuery(limit: 99)).filter { $0.verb == .claim }
    #expect(throws: StoreError.self) {
      try commit(store, .undoEntry(steps[0].id), as: "bob", at: 70)
    }
  }

  @Test(arguments: StoreKind.allCases)
  func whoChangedATaskSinceIsNotWhoClaimedIt(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("one")
    var edit = TaskEdit()
    edit.text = "by ada"
    try commit(store, .edit(ids(1), edit), at: 10)
    edit.text = "by bob"
    try commit(store, .edit(ids(1), edit), as: "bob", at: 20)
    try commit(store, .claim(ids(1), claim("eve", until: 100)), as: "eve", at: 30)
    let error = #expect(throws: StoreError.self) { try commit(store, .undo(1), at: 40) }
    guard case .changedSince(_, task: 1, by: let entry?)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(entry.author.name == "bob" && entry.verb == .edit)
  }

  @Test(arguments: StoreKind.allCases)
  func theNextOfATaskThatComesBackIsFree(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    var edit = TaskEdit()
    edit.every = .set(try .init(parsing: "1 day", clock: .init(milliseconds: 5)))
    try store.commit(.add([try newTask("water", edit)]))
    let held = claim("ada", until: 100)
    try commit(store, .claim(ids(1), held), at: 10)
    try commit(store, .done(.held(by: held.id, ids(1))), at: 20)
    #expect(try store.tasks().map(\.id) == [1, 2])
    #expect(try store.tasks().map(\.claim) == [nil, nil])
  }

  @Test(arguments: StoreKind.allCases)
  func stepsOfAName(kind: StoreKind) throws {
    let store = try kind.store(in: home.path)
    try store.add("one", "two")
    try commit(store, .done(ids(1)), as: "bob", at: 10)
    try commit(store, .done(ids(2)), as: "eve", at: 20)
    var query = JournalQuery(limit: 9)
    query.who = "bob"
    #expect(try store.entries(query).map(\.id) == [2])
  }
}
