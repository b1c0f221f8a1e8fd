import Libc
import TestSupport
import Testing

/// `restore` beside kills, other commands and a full disk: the old list or the new one, whole.
@Suite(.onFiles) struct RestoreFaultTests: CommandSuite {
  let home: Home

  init() async throws {
    home = try Home(["TASKS_NOW": "2026-12-01T12:00:00Z"])
  }

  private func isWhole() async throws -> Bool {
    try await home.shell("sqlite3 \"$db\" 'PRAGMA integrity_check'").output == "ok\n"
  }

  @Test(arguments: ["copy-checked", "kept", "committed"])
  func aKilledRestoreIsWholeOrNone(checkpoint: String) async throws {
    _ = try await home.tasks("add", "-", input: (1...300).map { "task \($0)\n" }.joined())
    _ = try await tasks("backup", "b.db")
    _ = try await tasks("remove", "1-299")
    let before = "300\ttask 300\n"
    let restore = try await home.start("restore", "b.db", "--yes", hook: "\(checkpoint):kill")
    #expect(try await restore.finish().status == -SIGKILL)
    let list = try await home.tasks("list")
    let count = checkpoint == "committed" ? 300 : 1
    #expect(list.output.split(separator: "\n").count == count, "\(list)")
    #expect(list.output.hasSuffix(before))
    #expect(try await isWhole())
    #expect(try await tasks("add", "next") == "added #301 next\n")
    #expect(try await home.tasks("restore", "b.db", "--yes").status == 0)
    #expect(try await tasks("count") == "300\n")
    #expect(try await tasks("add", "next") == "added #302 next\n")
  }

  @Test func killsAtRandomMomentsNeverLeaveHalfOfIt() async throws {
    _ = try await home.tasks("add", "-", input: (1...2_000).map { "task \($0)\n" }.joined())
    _ = try await tasks("backup", "b.db")
    _ = try await tasks("remove", "3-2000")
    _ = try await tasks("backup", "a.db")
    for round in 0..<40 {
      let file = round % 2 == 0 ? "b.db" : "a.db"
      let restore = try await home.start("restore", file, "--yes")
      try await Task.sleep(for: .microseconds(Int.random(in: 1_000...60_000)))
      kill(restore.pid, SIGKILL)
      _ = try await restore.finish()
      let count = try await tasks("count")
      #expect(count == "2\n" || count == "2000\n")
    }
    #expect(try await isWhole())
    #expect(try await home.tasks("cache", "verify").status == 0)
    // What killed commands left is no list and takes no part in anything.
    #expect(try await home.tasks("restore", "a.db", "--yes").status == 0)
    #expect(try await tasks("list") == "1\ttask 1\n2\ttask 2\n")
  }

  /// What was acknowledged is in the list that is kept, or in the list after it.
  @Test func eightAddWhileTheListIsRestored() async throws {
    _ = try await tasks("add", "first")
    _ = try await tasks("backup", "b.db")
    let adding = (1...8).map { lane in
      Task {
        var added: [String] = []
        for number in 1...12 {
          let ended = try await home.tasks("add", "\(lane)-\(number)", "--format", "tsv")
          #expect(ended.status == 0, "\(ended)")
          added += ended.output.split(separator: "\n").dropFirst().map(String.init)
        }
        return added
      }
    }
    for _ in 1...4 {
      let ended = try await home.tasks("restore", "b.db", "--yes")
      #expect(ended.status == 0, "\(ended)")
      #expect(try await home.tasks("list").output.hasPrefix("1\tfirst\n"))
    }
    var acknowledged: [String] = []
    for lane in adding { acknowledged += try await lane.value }
    let ids = acknowledged.map { $0.prefix { $0 != "\t" } }
    #expect(Set(ids).count == 96, "a number was given twice")
    let found = try await home.shell(
      """
      for f in "$db" "$db".before-restore-*; do
        sqlite3 -tabs "$f" 'SELECT id, text FROM task'
      done
      """
    ).output.split(separator: "\n").map(String.init)
    let lost = acknowledged.filter { line in
      !found.contains { $0 == line || line.hasPrefix($0 + "\t") }
    }
    #expect(lost.isEmpty)
    #expect(try await isWhole())
  }

  @Test func fourRestoreAtOnce() async throws {
    _ = try await tasks("add", "first")
    _ = try await tasks("backup", "b.db")
    let ended = try await atOnce(home, (1...4).map { _ in ["restore", "b.db", "--yes", "--json"] })
    #expect(ended.allSatisfy { $0.status == 0 }, "\(ended)")
    #expect(Set(ended.map(\.output)).count == 4, "each keeps a list of its own")
    #expect(try await tasks("list") == "1\tfirst\n")
    #expect(try await isWhole())
  }

  @Test(.enabled("this user cannot mount a file system") { await mounting() != nil })
  func aFullDiskChangesNothing() async throws {
    _ = try await home.tasks("add", "-", input: (1...900).map { "task \($0)\n" }.joined())
    _ = try await tasks("backup", "b.db")
    let wrapper = try #require(await mounting())
    // Room for less and less: the copy, what is kept, and the log.
    let script = """
      for size in 150 200 250 300 350 400 450 500; do
        mkdir -p disk; mount -t tmpfs -o size=${size}k tmpfs disk; export TASKS_DB=$PWD/disk/t.db
        "$tasks" add one -q
        "$tasks" restore b.db --yes -q; echo $? $("$tasks" count) $(ls -A disk | grep -c -v '^t.db-')
        umount disk
      done
      """
    let ended = try await run(
      wrapper[0], wrapper.dropFirst() + ["/bin/sh", "-c", script],
      environment: home.environment(["tasks": home.binary]), folder: home.path)
    let lines = ended.output.split(separator: "\n")
    #expect(lines.first == "3 1 1" && lines.count == 8, "\(ended)")
    #expect(lines.allSatisfy { $0 == "3 1 1" || $0 == "0 900 2" }, "\(ended)")
    #expect(ended.errors.contains("the disk is full: "))
  }
}
