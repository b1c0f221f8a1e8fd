import Libc
import TestSupport
import Testing

/// A row of the table in tasks(1): what is not as it should be around a command.
enum CommandEnd: String, CaseIterable {
  case closedPipe = "closed pipe"
  case closedPipeOnStderr = "closed pipe on stderr"
  case closedStdout = "closed stdout"
  case fullStdout = "full disk on stdout"
  case fullDatabase = "full disk under the database"
  case interrupt = "SIGINT"
  case termination = "SIGTERM"
  case noTerminal = "no terminal"
  case noHOME = "no HOME"
  case noHome = "no home at all"
  case readOnlyList = "read-only folder, a list"
  case readOnlyChange = "read-only folder, a change"
  case closedStdin = "closed stdin"
  case longLine = "1 MB on one line"
  case nul = "NUL byte"
  case invalidUTF8 = "invalid UTF-8"
  case crlf = "CRLF"
  case byteOrderMark = "byte order mark"

  /// Whether the test of the row mounts file systems.
  var mounts: Bool { [.fullDatabase, .readOnlyList, .readOnlyChange].contains(self) }
}

/// Each row of the table has its test, and each test its row.
@Suite(.onFiles) struct RobustEndTests: CommandSuite {
  let home: Home

  init() async throws {
    home = try Home([
      "TZ": "UTC", "TASKS_NOW": "2026-11-28T09:00:00Z", "TASKS_USER": "anna", "LC_ALL": "C.UTF-8",
    ])
    try await home.shell(
      """
      seq 1500 | sed 's/^/task /' | "$tasks" add -q - --list many
      printf '%s\\n' '{"verb":"add","text":"batched"}' > batch.jsonl
      printf 'text,list\\nimported,\\n' > tasks.csv
      """)
  }

  /// The rows of the manual: the case and its exit status.
  static func rows() async throws -> [(name: String, status: Int32)] {
    let manual = try await run("cat", ["\(Home.packageFolder)/man/tasks.1"]).output
    let section = try #require(
      manual.split(separator: ".Ss Ends of a command\n").last?.split(separator: "\n.El\n").first)
    return section.matches(of: /\n\.It ([^\n]+) Ta ([0-9]+) Ta\n/).map {
      (String($0.1), Int32($0.2) ?? -1)
    }
  }

  @Test func theTableHasTheRowsThatAreTested() async throws {
    let rows = try await Self.rows().map(\.name)
    #expect(rows == CommandEnd.allCases.map(\.rawValue))
  }

  @Test(arguments: CommandEnd.allCases.filter { !$0.mounts })
  func row(_ end: CommandEnd) async throws {
    let status = try #require(await Self.rows().first { $0.name == end.rawValue }?.status)
    try await check(end, status)
  }

  @Test(
    .enabled("this user cannot mount a file system") { await mounting() != nil },
    arguments: CommandEnd.allCases.filter(\.mounts))
  func rowOfAMount(_ end: CommandEnd) async throws {
    let status = try #require(await Self.rows().first { $0.name == end.rawValue }?.status)
    try await check(end, status)
  }

  private func check(_ end: CommandEnd, _ status: Int32) async throws {
    switch end {
    case .closedPipe: try await closedPipe(status)
    case .closedPipeOnStderr: try await closedPipeOnStderr(status)
    case .closedStdout: try await unwritable(">&-", status)
    case .fullStdout: try await unwritable("> /dev/full", status)
    case .fullDatabase: try await fullDatabase(status)
    case .interrupt: try await signal(SIGINT, status)
    case .termination: try await signal(SIGTERM, status)
    case .noTerminal: try await noTerminal(status)
    case .noHOME: try await noHOME(status)
    case .noHome: try await noHome(status)
    case .readOnlyList: try await readOnlyList(status)
    case .readOnlyChange: try await readOnlyChange(status)
    case .closedStdin: try await closedStdin(status)
    case .longLine: try await refused(status, [UInt8](repeating: 0x61, count: 1 << 20))
    case .nul: try await refused(status, Array("fi\0rst".utf8))
    case .invalidUTF8: try await invalidUTF8(status)
    case .crlf: try await same(status) { $0.bytes(lineEnd: "\r\n") }
    case .byteOrderMark: try await same(status) { [0xEF, 0xBB, 0xBF] + $0.bytes() }
    }
  }
}

extension RobustEndTests {
  /// Commands that print and change nothing.
  static let reading = [
    "list", "list --json", "list --format table --sort text", "export", "export --json",
    "export --with-log", "log", "log --json", "log 1", "show 1-1500", "lists", "count", "--help",
    "help import", "--version", "config", "where",
  ]

  /// Commands that change something, the number of open tasks after each, and what it prints.
  static let changing = [
    ("add one", 1), ("import tasks.csv", 1), ("batch batch.jsonl", 1), ("done 1", -1), ("undo", 1),
    ("edit 2 --text new", 0), ("remove 3", -1),
  ]

  func count() async throws -> Int {
    try #require(Int(try await tasks("count").filter(\.isNumber)))
  }

  /// Runs a command with a pipe without a reader as its `stream`.
  private func withoutReader(_ words: String, _ stream: String) async throws -> Ended {
    let script = """
      import os, subprocess, sys
      reader, writer = os.pipe()
      os.close(reader)
      ended = subprocess.run(sys.argv[2:], **{sys.argv[1]: writer})
      sys.exit(ended.returncode if ended.returncode >= 0 else 128 - ended.returncode)
      """
    return try await run(
      systemPython,
      ["-c", script, stream, home.binary] + words.split(separator: " ").map(String.init),
      environment: home.environment(), folder: home.path)
  }

  private func closedPipe(_ status: Int32) async throws {
    for words in Self.reading {
      #expect(try await withoutReader(words, "stdout") == Ended(status: status), "\(words)")
    }
    var expected = try await count()
    for (words, difference) in Self.changing {
      #expect(try await withoutReader(words, "stdout") == Ended(status: status), "\(words)")
      expected += difference
      #expect(try await count() == expected, "\(words)")
    }
    // A long list ends at once, without filling the cache, and keeps no other waiting. It is read slowly, so
    // that it asks for the lease, which a quick reading does not.
    try await home.shell("seq 100000 | sed 's/^/task /' | \"$tasks\" add -q - --db long.db")
    let list = "\"$tasks\" list --explain --db long.db --simulate-slow-query 0.5"
    let head = try await run(
      "bash", ["-o", "pipefail", "-c", "\(list) | head -n 1"],
      environment: home.environment(["tasks": home.binary]), folder: home.path)
    #expect(head.status == status && head.output == "1\ttask 1\n", "\(head)")
    #expect(head.errors.contains(" add ") && !head.errors.contains(/set .*:page:/), "\(head)")
    let next = try await home.tasks("list", "--explain", "--db", "long.db")
    #expect(next.output.hasPrefix("1\ttask 1\n2\ttask 2\n") && !next.errors.contains("waiting"))
  }

  private func closedPipeOnStderr(_ status: Int32) async throws {
    for words in Self.reading {
      let ended = try await withoutReader(words, "stderr")
      #expect(ended.status == status && !ended.output.isEmpty, "\(words)")
    }
    var expected = try await count()
    for (words, difference) in Self.changing {
      let ended = try await withoutReader(words + " --explain", "stderr")
      #expect(ended.status == status && !ended.output.isEmpty, "\(words): \(ended)")
      expected += difference
      #expect(try await count() == expected, "\(words)")
    }
    // An error has its own status.
    #expect(try await withoutReader("show 9999", "stderr").status == 1)
    #expect(try await withoutReader("nope", "stderr").status == 2)
    #expect(try await home.shell("\"$tasks\" nope 2>&-").status == 2)
    #expect(try await home.shell("\"$tasks\" list --explain 2> /dev/full").status == status)
  }

  private func unwritable(_ redirection: String, _ status: Int32) async throws {
    for words in Self.reading {
      let ended = try await home.shell("\"$tasks\" \(words) \(redirection)")
      #expect(ended.status == status, "\(words): \(ended)")
      #expect(ended.errors.split(separator: "\n").count == 1, "\(words): \(ended)")
      #expect(ended.errors.contains("cannot write to standard output: "), "\(words): \(ended)")
    }
    var expected = try await count()
    for (words, difference) in Self.changing {
      let ended = try await home.shell("\"$tasks\" \(words) \(redirection)")
      #expect(ended.status == status, "\(words): \(ended)")
      #expect(
        ended.errors.hasPrefix("tasks: the change was made, but cannot write"), "\(words): \(ended)"
      )
      expected += difference
      #expect(try await count() == expected, "\(words)")
    }
  }
}
