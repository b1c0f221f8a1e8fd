import TestSupport
import Testing

/// Nothing that a terminal would obey is printed, wherever it comes from.
@Suite struct EscapeTests {
  /// Sets the title, rings, turns the direction of writing, and begins a sequence in one byte (C1).
  private static let evil = "\u{1B}]0;x\u{7}\u{202E}\u{9B}31m"

  private static let commands = [
    ["list"], ["list", "--all", "--group-by", "tag"], ["list", "--group-by", "list"],
    ["list", "--fields", "id,text,list,tags,note,due"], ["show", "1", "2"], ["log"], ["log", "1"],
    ["undo", "--list"], ["undo", "--dry-run"], ["watch", "--since", "0", "--limit", "1"],
    ["watch", "--since", "1", "--limit", "1", "--format", "plain"], ["wait", evil],
    ["wait", "1", "--timeout", "0s"], ["wait", "1", "--timeout", evil], ["schema", evil], ["lists"],
    ["tags"], ["where"], ["config"],
    ["config", "get", "cache"], ["config", "get", evil], ["config", "path"], ["cache", "check"],
    ["cache", "stats"], ["list", "--explain"], ["list", "--sort", evil], ["list", "--\(evil)"],
    ["list", "--due", evil], ["list", "--db", evil], ["list", "--cache", "memcached://\(evil)"],
    ["list", "--cache", "memcached://h/?\(evil)=1"], ["list", "--strategy", evil], [evil],
    ["help", evil], ["done", evil], ["done", "1", "--dry-run"], ["remove", "--where", "list=x"],
    ["done", "--where", evil], ["edit", "2", "--due", evil], ["add", "x", "--tag", evil],
    ["add", evil, "--dry-run"], ["edit", "2", "--text", evil, "--dry-run"],
    ["config", "set", evil, "x"],
    ["config", "set", "cache", evil], ["init", evil], ["---complete", "bash", "done", ""],
    ["---complete", "zsh", "list", "-t", ""], ["---complete", "fish", "list", "-l", ""],
  ]

  private let home: Home

  init() async throws {
    home = try Home()
    try await home.tasks("add", "first")
    try await home.tasks("add", "second")
    // No command stores these; another program may.
    try await home.sql(
      """
      UPDATE task SET text = 'a\(Self.evil)', list = '\(Self.evil)', tags = '\(Self.evil)',
        note = '- [x] \(Self.evil)', due = '\(Self.evil)' WHERE id = 1;
      UPDATE step SET who = '\(Self.evil)', verb = '\(Self.evil)' WHERE id = 1
      """)
  }

  @Test(arguments: commands)
  func noCommandPrintsEscapes(_ command: [String]) async throws {
    let formats = ["", "table", "plain", "json", "jsonl", "csv", "tsv", "text"]
    for format in formats {
      let more = format.isEmpty ? [] : ["--format", format]
      let ended = try await run(
        home.binary, command + more, environment: home.environment(), folder: home.path)
      for (name, text) in [("stdout", ended.output), ("stderr", ended.errors)] {
        let obeyed = text.unicodeScalars.filter {
          ($0.value < 0x20 && $0 != "\n" && $0 != "\t" && $0 != "\r")
            || (0x7F...0x9F).contains($0.value)
        }
        #expect(obeyed.isEmpty, "\(command) \(format) \(name): \(text.debugDescription)")
      }
    }
  }

  @Test func outputGoesThroughTwoFunctions() async throws {
    let found = try await home.shell(
      """
      cd \(Home.packageFolder)/Sources
      grep -rnE '\\b(print|debugPrint|puts|fputs|printf|perror)\\(|FileHandle|to: STD(OUT|ERR)_FILENO' \
        --include='*.swift' . | grep -v '^./Commands/Terminal.swift\\|^./Board/PageOutput.swift' || true
      """)
    #expect(found.output.isEmpty, "\(found.output)")
  }
}
