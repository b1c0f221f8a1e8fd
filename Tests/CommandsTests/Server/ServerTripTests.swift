import TestSupport
import Testing

/// Round trips after connecting, as a proxy before the server counts them.
@Suite struct ServerTripTests {
  @Test(arguments: [false, true])
  func eachCommandTakesAsFewAsItCan(pooled: Bool) async throws {
    let (home, server, database) = try Home.onServer()
    try await ServerProxy.with(server, pooled: pooled) { proxy async throws in
      let url = ["TASKS_DB": proxy.url(database)]
      func trips(_ words: String..., input: String = "") async throws -> [Int] {
        let ended = try await home.tasks(words, environment: url, input: input)
        #expect(ended.status == 0, "\(ended)")
        return try await proxy.trips()
      }
      #expect(try await trips("add", "one") == [1])
      // The list is one page: its rows come with the stamp.
      #expect(try await trips("list") == [1])
      #expect(try await trips("list") == [1])
      #expect(try await trips("done", "1") == [2])
      #expect(try await trips("reopen", "1") == [2])
      #expect(try await trips("edit", "1", "--text", "eins") == [2])
      #expect(try await trips("undo") == [2])
      #expect(try await trips("redo") == [2])
      #expect(try await trips("remove", "1") == [2])
      #expect(try await trips("undo") == [2])
      #expect(try await trips("add", "two", "--key", "k") == [2])
      #expect(try await trips("done", "--where", "text=two", "--yes") == [2])
      // Which task is first, and whether it is free, is decided by the server.
      #expect(try await trips("add", "three") == [1])
      #expect(try await trips("claim", "3") == [1])
      let claim = try await home.tasks(
        "list", "--where", "id=3", "--template", "{claim}"
      ).output.dropLast()
      #expect(try await trips("claim", "3", "--renew", String(claim), "--for", "2h") == [1])
      #expect(try await trips("release", "3") == [2])
      #expect(try await trips("next", "--claim") == [1])
      // Words are found here.
      #expect(try await trips("next", "--claim", "--where", "text~thr") == [2])
      let lines = (1...300).map { "task \($0)\n" }.joined()
      #expect(try await trips("add", "-", input: lines) == [1])
      // Of several pages: a miss, then hits, and a miss of the pages that changed.
      #expect(try await trips("list") == [2])
      #expect(try await trips("list") == [1])
      #expect(try await trips("done", "150") == [2])
      #expect(try await trips("list") == [2])
      #expect(try await trips("list", "--strategy", "none") == [1])
    }
  }
}
