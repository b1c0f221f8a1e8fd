import TestSupport
import Testing

/// A list that no cache keeps reads only what it shows, and shows the same.
@Suite(.onFiles) struct UncachedListTests {
  private let home: Home

  init() async throws {
    home = try Home(["TASKS_NOW": "2026-11-28T12:00:00Z", "TZ": "UTC"])
    try await home.tasks("add", "-", input: (1...300).map { "task \($0)\n" }.joined())
    let fields = [
      ["-l", "home"], ["-t", "a", "-t", "b"], ["-p", "high"], ["-d", "2026-12-01"],
      ["-d", "2026-12-01", "--every", "week"], ["--note", "a note"], ["--key", "key"],
    ]
    for (number, options) in fields.enumerated() {
      try await home.tasks(["add", "with field \(number)"] + options)
    }
    try await home.tasks("add", "Zahnarzt 🦷 für ümit")
    try await home.tasks("done", "7", "200-210")
    // What a shell puts there, which is no UTF-8, no text, and no known priority.
    try await home.shell(
      """
      sqlite3 .local/share/tasks/tasks.db "UPDATE task SET text = CAST(x'61ff62' AS TEXT) WHERE id = 20;
        UPDATE task SET text = '' WHERE id = 21; UPDATE task SET text = 'a' || char(9) || 'b' WHERE id = 22;
        UPDATE task SET list = CAST(x'ff' AS TEXT) WHERE id = 23; UPDATE task SET tags = '' WHERE id = 24"
      """)
  }

  @Test func showsWhatAListFromACacheShows() async throws {
    for words in [
      [], ["--fields", "id,note"], ["--sort", "due"], ["--all"], ["--format", "ids"],
    ] {
      let expected = try await home.tasks(["list"] + words).output
      #expect(expected.split(separator: "\n").count > 250)
      let uncached = try await home.tasks(["list", "--strategy", "none"] + words)
      #expect(uncached.output == expected, "\(words)")
      // Explained, it is read as a whole before it is shown.
      let explained = try await home.tasks(["list", "--strategy", "none", "--explain"] + words)
      #expect(explained.output == expected, "\(words)")
    }
  }

  @Test func leavesOutWhatWaits() async throws {
    try await home.tasks("add", "later", "--wait", "2026-12-24")
    try await home.tasks("edit", "100", "--wait", "2026-12-24")
    let uncached = try await home.tasks("list", "--strategy", "none").output
    #expect(!uncached.contains("later") && !uncached.contains("task 100\n"))
    #expect(try await home.tasks("list").output == uncached)
    let all = try await home.tasks("list", "--strategy", "none", "--waiting").output
    #expect(all.contains("later") && all.contains("task 100"))
  }
}
