import Model
import Storage
import Testing
import TestSupport

/// The files of a database look different after every change, whoever makes it.
@Suite struct SignatureTests {
  private let home: Home
  private var path: String { home.path + "/tasks.db" }

  init() throws {
    home = try Home()
  }

  @Test func everyChangeMakesAnother() async throws {
    let none = store(at: path).signature()
    #expect(none.isSettled(at: 0), "where nothing is, nothing changes")
    var seen = none
    func expectAnother(_ name: String) {
      let now = store(at: path).signature()
      #expect(now != seen, "\(name)")
      seen = now
    }
    let first = store(at: path)
    _ = try first.commit(change("one"), pagesUpTo: 0)
    expectAnother("a log that is open")
    _ = try first.commit(change("two"), pagesUpTo: 0)
    expectAnother("a second change in it")
    first.close()
    expectAnother("the log was taken over")
    for statement in [
      "UPDATE task SET text = 'foreign' WHERE id = 1", "PRAGMA journal_mode = DELETE",
      "UPDATE task SET text = 'another' WHERE id = 1",
    ] {
      try await home.shell("sqlite3 tasks.db \"\(statement)\"")
      expectAnother(statement)
    }
    try await home.shell("cp -p tasks.db copy.db; mv copy.db tasks.db")
    expectAnother("an equal copy in its place")
    try await home.shell("rm tasks.db")
    expectAnother("removed")
    try await home.shell("mkdir real; ln -s real/tasks.db tasks.db")
    _ = try store(at: home.path + "/real/tasks.db").commit(change("linked"), pagesUpTo: 0)
    expectAnother("through a link")
    let open = store(at: home.path + "/real/tasks.db")
    _ = try open.commit(change("linked again"), pagesUpTo: 0)
    expectAnother("a log beside the target of a link")
  }

  @Test func readingLeavesIt() async throws {
    _ = try store(at: path).commit(change("one"), pagesUpTo: 0)
    let before = store(at: path).signature()
    let reader = store(at: path)
    _ = try reader.list()
    #expect(store(at: path).signature() == before)
    reader.close()
    #expect(store(at: path).signature() == before)
  }

  /// A change in the same moment as the last one could leave times and sizes as they are.
  @Test func itIsSettledTwoSecondsAfterTheLastChange() {
    let signature = StoreSignature([1], changed: 10_000)
    #expect(!signature.isSettled(at: 10_000) && !signature.isSettled(at: 12_000))
    #expect(signature.isSettled(at: 12_001))
    // A clock that was set back.
    #expect(!signature.isSettled(at: 5_000))
  }
}
