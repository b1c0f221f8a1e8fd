import TestSupport
import Testing

/// A network that is cut: packets vanish, and neither side is told.
@Suite struct ServerNetworkTests {
  /// A list is told after 10 s.
  @Test func whileReading() async throws {
    let ended = try await cut(.holeReading, ["list"], before: [])
    #expect(ended.status == 3 && ended.errors.contains("no answer in 10 s"), "\(ended)")
  }

  /// Only that connection is lost, as behind a firewall that forgot it: the next one finds out.
  @Test(arguments: [
    (ServerProxy.Fault.holeBefore, ["done", "1"], "done #1 one\n"),
    (.holeWithin, ["add", "two"], "added #2 two\n"),
    (.holeAfter, ["edit", "1", "--tag", "x"], "edited #1 one +x\n"),
  ])
  func aChangeThatCanBeFoundOut(
    fault: ServerProxy.Fault, words: [String], output: String
  ) async throws {
    let ended = try await cut(fault, words, before: ["add", "one"])
    #expect(ended.status == 0 && ended.output.hasPrefix(output.dropLast(4)), "\(ended)")
  }

  /// Nobody can be asked: it is not known, and said so.
  @Test(arguments: [ServerProxy.Fault.cutBefore, .cutAfter, .deaf])
  func aChangeThatNobodyKnowsOf(fault: ServerProxy.Fault) async throws {
    let ended = try await cut(fault, ["done", "1"], before: ["add", "one"])
    #expect(ended.status == 3 && ended.output.isEmpty, "\(ended)")
    #expect(ended.errors.contains("it is not known whether"), "\(ended)")
  }

  /// A large change on a slow line: others go on meanwhile.
  @Test func aSlowImportKeepsNobodyWaiting() async throws {
    let (home, server, database) = try Home.onServer()
    try await ServerProxy.with(server) { proxy async throws in
      try await proxy.set(.slow)
      let lines = (1...20_000).map { "task \($0)\n" }.joined()
      async let slow = home.tasks(
        ["add", "-"], environment: ["TASKS_DB": proxy.url(database)], input: lines)
      // The proxy has begun to wait.
      try await wait("the pause") { try await proxy.isUnset() ? () : nil }
      let other = try await home.tasks("add", "other")
      #expect(other.output == "added #1 other\n", "\(other)")
      let ended = try await slow
      #expect(ended.output.hasPrefix("added #2 task 1\n"), "\(ended.errors)")
      let text = try await home.tasks("list", "--where", "id=20001", "--template", "{text}").output
      #expect(text == "task 20000\n")
    }
  }

  /// Runs a command that the fault meets.
  ///
  /// It ends within 15 s; after it no change waits for a lock for long, and nothing was made twice.
  private func cut(
    _ fault: ServerProxy.Fault, _ words: [String], before: [String]
  ) async throws -> Ended {
    let (home, server, database) = try Home.onServer()
    if !before.isEmpty { try await home.tasks(before) }
    var ended = Ended()
    try await ServerProxy.with(server) { proxy async throws in
      try await proxy.set(fault)
      let clock = ContinuousClock()
      let start = clock.now
      ended = try await home.tasks(words, environment: ["TASKS_DB": proxy.url(database)])
      #expect(start.duration(to: clock.now) < .seconds(40), "\(ended)")
      let change = try await home.tasks("add", "after")
      #expect(change.status == 0, "\(change)")
      // A server that had no time to answer is not skipped afterwards.
      try await proxy.set(.none)
      let list = try await home.tasks(["list"], environment: ["TASKS_DB": proxy.url(database)])
      #expect(list.status == 0, "\(list)")
    }
    let steps = try server.psql(database, "SELECT verb FROM tasks.step ORDER BY id")
    let verb = words[0] == "list" || fault == .cutBefore ? [] : [words[0]]
    #expect(steps == ((before.prefix(1) + verb + ["add"]).joined(separator: "\n") + "\n"))
    return ended
  }
}
