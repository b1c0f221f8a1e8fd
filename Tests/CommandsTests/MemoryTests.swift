import Testing
import TestSupport

/// The memory that long lists and large changes take at most, of the release binary.
@Suite(.serialized, .onFiles) struct MemoryTests {
  @Test func aHundredThousandTasks() async throws {
    let home = try Home(binary: Home.releaseBinary)
    try await home.shell(
      """
      seq 100000 | sed 's/^/answer the letter about the garden of the sister /' |
        "$tasks" add -q --cache none -
      """)
    for words in [
      "", "--format json", "--format json --sort text", "--format csv", "--format table",
      "--format json --strategy expire",
    ] {
      try await home.shell("rm -rf \"$HOME/.cache/tasks\"")
      for state in ["cold", "warm"] {
        let peak = try await peakMiB(home, "list \(words)")
        #expect(peak > 4 && peak < 48, "\(words), \(state): \(peak) MiB")
      }
    }
  }

  @Test func theLogOfLargeChanges() async throws {
    let home = try Home(binary: Home.releaseBinary)
    try await home.shell(
      """
      seq 50000 | sed 's/^/answer the letter about the garden of the sister /' |
        "$tasks" add -q --cache none -
      for verb in done reopen done reopen; do "$tasks" $verb -q --cache none 1-50000; done
      """)
    for words in [
      "log", "log --format json", "undo --list", "log 7 --format json",
      "watch --since 0 --limit 5 --format jsonl", "watch --since 0 --limit 5 --format plain garden",
    ] {
      let peak = try await peakMiB(home, words)
      #expect(peak > 4 && peak < 40, "\(words): \(peak) MiB")
    }
    let count = "import json,sys; print(sum(len(e['changes']) for e in json.load(sys.stdin)))"
    let counted = try await home.shell("\"$tasks\" log --format json | python3 -c \"\(count)\"")
    #expect(counted.output == "250000\n")
  }

  private func peakMiB(_ home: Home, _ words: String) async throws -> Int {
    let script = """
      import resource, subprocess, sys
      subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
      print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
      """
    let ended = try await run(
      "/usr/bin/env",
      [systemPython, "-c", script, home.binary] + words.split(separator: " ").map(String.init),
      environment: home.environment())
    return try #require(Int(ended.output.filter(\.isNumber)), "\(ended)")
  }
}
