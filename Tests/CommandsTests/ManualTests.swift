import Testing
import TestSupport

/// The manual page names everything that the program knows.
@Suite(.onFiles) struct ManualTests {
  @Test func namesEveryOption() async throws {
    let manual = try await run("cat", ["\(Home.packageFolder)/man/tasks.1"]).output
    let home = try Home()
    let help = try await home.helpPages().map(\.text).joined()
    let options = Set(help.matches(of: /\n  (?:-[a-z], )?--([a-z-]+)/).map { $0.1 })
    #expect(options.contains("simulate-slow-query") && options.contains("strategy"))
    for option in options { #expect(manual.contains("Fl -\(option)"), "--\(option)") }
  }

  @Test func namesEveryVariable() async throws {
    let manual = try await run("cat", ["\(Home.packageFolder)/man/tasks.1"]).output
    let sources = ["Environment.swift", "Settings/SettingRegister.swift"]
    let source = try await run(
      "cat", sources.map { "\(Home.packageFolder)/Sources/App/\($0)" }
    ).output
    let names = source.matches(of: /"([A-Z]+(?:_[A-Z]+)*)"/).map { String($0.1) }
      .filter { !$0.hasPrefix("TASKS_TEST") }
    #expect(names.contains("TASKS_DB") && names.contains("XDG_CACHE_HOME"))
    let items = manual.split(separator: "\n").filter { $0.hasPrefix(".It Ev ") }
    let named = Set(items.flatMap { $0.split { !($0.isLetter || $0 == "_") } }.map(String.init))
    for name in names { #expect(named.contains(name), "\(name)") }
  }

  @Test func namesEverySetting() async throws {
    let manual = try await run("cat", ["\(Home.packageFolder)/man/tasks-config.5"]).output
    let lines = try await Home().tasks("config").output.split(separator: "\n").dropFirst()
    let names = lines.compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(names.count == 14 && names.first == "db")
    for name in names { #expect(manual.contains(".It Ic \(name) No ="), "\(name)") }
  }

  @Test func valuedOptionsAreKnownToTheSearchForTheCommand() async throws {
    // Each option that takes a value, in front of the command's word.
    let home = try Home()
    for words in [
      ["--strategy", "none"], ["--ttl", "5"], ["--cache", "none"], ["--db", home.path + "/x.db"],
      ["--color", "never"], ["--format", "plain"], ["--simulate-slow-query", "0"],
      ["--layers", "rows"], ["--as", "anna"], ["--list", "x"], ["-l", "x"], ["--tag", "x"],
      ["-t", "x"], ["--priority", "low"], ["-p", "low"], ["--due", "today"], ["-d", "today"],
      ["--since", "3d"], ["--sort", "-due"], ["--limit", "3"], ["--group-by", "list"],
      ["--fields", "id"], ["--where", "list="], ["--template", "{id}"],
    ] {
      #expect(try await home.tasks(words + ["list"]) == Ended(), "\(words)")
    }
    let help = try await home.tasks("help", "list", environment: ["COLUMNS": "200"]).output
    #expect(help.matches(of: /--[a-z-]+ <[a-z-]+>/).count == 20, "a new option needs a line above")
  }
}
