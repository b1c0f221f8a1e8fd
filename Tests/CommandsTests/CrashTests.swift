import Libc
import Testing
import TestSupport

/// kill -9 at random moments never loses what was acknowledged.
@Suite(.onFiles) struct CrashTests {
  /// The first command makes the database; whatever is left of it is a list for the next.
  @Test func theFirstCommandIsKilled() async throws {
    for _ in 0..<60 {
      let home = try Home()
      let command = try await home.start("add", "first")
      try await Task.sleep(for: .microseconds(Int.random(in: 2_000...20_000)))
      kill(command.pid, SIGKILL)
      let acknowledged = try await command.finish().output.isEmpty ? "" : "1\tfirst\n"
      let list = try await home.tasks("list")
      #expect(list.status == 0 && list.output.hasPrefix(acknowledged), "\(list)")
      #expect(try await home.tasks("add", "second").status == 0)
    }
  }

  @Test func acknowledgedTasksSurviveTwoHundredKills() async throws {
    let home = try Home()
    var acknowledged: [String] = []
    var killed = 0
    // As long as a command takes here and now, so that some are killed and some are not.
    var latest = 25_000
    while killed < 200 || acknowledged.isEmpty {
      let wait = latest
      let adding = (0..<4).map { lane in
        Task {
          let command = try await home.start("add", "lane \(lane)")
          try await Task.sleep(for: .microseconds(Int.random(in: 0...wait)))
          kill(command.pid, SIGKILL)
          return try await command.finish()
        }
      }
      for task in adding {
        let ended = try await task.value
        if ended.status == -SIGKILL { killed += 1 }
        latest = ended.status == -SIGKILL ? latest + 500 : max(5_000, latest - 500)
        acknowledged += ended.output.split(separator: "\n").map(String.init)
      }
    }
    #expect(try await home.shell("sqlite3 \"$db\" 'PRAGMA integrity_check'").output == "ok\n")
    let list = try await home.tasks("list")
    #expect(list.status == 0)
    let kept = Set(
      list.output.split(separator: "\n").map { line in
        "added #" + line.split(separator: "\t").joined(separator: " ")
      })
    let lost = acknowledged.filter { !kept.contains($0) }
    #expect(lost.isEmpty)
  }
}
