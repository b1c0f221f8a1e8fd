import Testing
import TestSupport

/// What a command costs, counted and not timed: the system calls of the release binary.
///
/// The ceilings are a little above what was measured; who lowers a count lowers its ceiling. Those of changes
/// leave room for a page of the database that is split, which the length of a time or of a path decides.
@Suite(.onFiles) struct CostTests {
  @Test(arguments: [
    (["--version"], 89), (["list"], 200), (["list", "--strategy", "none"], 193),
    (["list", "milk"], 200), (["add", "x"], 306), (["done", "3"], 306), (["undo"], 324),
  ])
  func systemCalls(words: [String], ceiling: Int) async throws {
    let home = try Home(binary: Home.releaseBinary)
    try await home.tasks("add", "-", input: (1...100).map { "task \($0)\n" }.joined())
    try await home.tasks(["list"] + words.dropFirst().filter { $0 == "milk" })
    let script =
      "strace -f -o \"$HOME/calls\" \"$tasks\" \"$@\" > /dev/null && wc -l < \"$HOME/calls\""
    let ended = try await run(
      "/bin/sh", ["-c", script, "sh"] + words,
      environment: home.environment(["tasks": home.binary]))
    let count = try #require(Int(ended.output.filter(\.isNumber)), "\(ended)")
    #expect(count > 50 && count <= ceiling, "\(words): \(count)")
  }

  /// A call of the regular expressions of the standard library, as by `contains("text")`, adds 1.3 MB, which
  /// every start has to bind.
  @Test func theBinaryIsSmall() async throws {
    let size = try await run("stat", ["-L", "-c", "%s", Home.releaseBinary]).output
    let bytes = try #require(Int(size.filter(\.isNumber)))
    #expect(bytes > 1_000_000 && bytes <= 9_500_000, "\(bytes)")
  }
}
