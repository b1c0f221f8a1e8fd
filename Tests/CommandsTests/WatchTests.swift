import Libc
import Synchronization
import TestSupport
import Testing

/// `tasks watch`: every step of the journal once and in order.
@Suite struct WatchTests: CommandSuite {
  let home: Home

  init() async throws {
    home = try Home(["TZ": "UTC", "TASKS_USER": "anna"])
  }

  /// The steps of `lines`, and whether each is what the log has.
  private func compare(_ lines: String, _ expected: String = "True") async throws {
    let script = """
      import json, sys
      log = json.load(open(sys.argv[1]))[::-1]
      lines = [json.loads(line) for line in sys.stdin.read().split("\\n")[:-1]]
      for entry in log + lines: del entry["undone"], entry["undone_by"]
      for entry, line in zip(log, lines):
          if entry != line: print("expected", entry["step"], "and got", line["step"])
      print(len(log) > 0 and log == lines)
      """
    try await home.shell("\"$tasks\" log --json --limit 1000000 > log.json")
    let ended = try await run(
      systemPython, ["-c", script, "\(home.path)/log.json"], input: lines)
    #expect(ended.output == "\(expected)\n", "\(ended.errors)")
  }

  private func steps(_ lines: String) -> [Int] {
    lines.matches(of: /(?:^|\n){"step": ([0-9]+),/).compactMap { Int($0.1) }
  }

  /// A watch that stopped itself before it waits for the first change.
  private func startWatching(_ words: String...) async throws -> RunningCommand {
    try await home.start(["watch"] + words, hook: "waiting:stop")
  }

  @Test func changesFromNowOn() async throws {
    try await home.tasks("add", "before")
    let command = try await startWatching("--limit", "4")
    try await home.tasks("add", "one", "-l", "home")
    try await home.tasks("done", "1-2")
    try await home.tasks("undo")
    try await home.tasks("redo")
    let ended = try await command.finish()
    #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended)")
    #expect(steps(ended.output) == [2, 3, 4, 5])
    let first = try await home.tasks("watch", "--since", "0", "--limit", "1").output
    try await compare(first + ended.output)
    #expect(
      try await home.tasks("watch", "--since", "2", "--limit", "2", "--format", "plain").output
        .split(separator: "\n").map { $0.split(separator: "  ").last } == [
          "done #1 before, #2 one", "undid step 3: #1 before, #2 one",
        ])
  }

  @Test func theFirstChangeMakesTheDatabase() async throws {
    let command = try await startWatching("--limit", "1")
    try await home.tasks("add", "one")
    #expect(steps(try await command.finish().output) == [1])
    let missing = try await home.tasks("watch", "--db", "nosuch.db", "--must-exist")
    #expect(missing.status == 3 && missing.errors.contains("no database"), "\(missing)")
  }

  @Test func aStepThatIsNotThereIsAnError() async throws {
    try await home.tasks("add", "one")
    let ended = try await home.tasks("watch", "--since", "2", "--json")
    #expect(ended.status == 1 && ended.output.isEmpty, "\(ended)")
    #expect(
      ended.errors.contains("\"code\": \"replaced\"")
        && ended.errors.contains("there is no step 2: the last one is 1"), "\(ended)")
    for words in [
      ["--since", "yesterday"], ["--limit", "0"], ["--format", "json"], ["--due", "x"],
    ] {
      #expect(try await home.tasks(["watch"] + words).status == 2, "\(words)")
    }
  }

  @Test func aFilterChoosesChanges() async throws {
    try await home.tasks("add", "Sow peas", "-l", "garden", "-t", "spring")
    try await home.tasks("add", "-", "-l", "home", input: "Wash\nCook peas\n")
    try await home.tasks("edit", "2", "--list", "garden")
    try await home.tasks("edit", "1", "--list", "home")
    try await home.tasks("done", "1-3")
    try await home.tasks("edit", "3", "--due", "yesterday")
    try await home.tasks("remove", "3")
    func changes(_ words: String...) async throws -> [String] {
      let lines = try await home.tasks(["watch", "--since", "0", "--json"] + words).output
      return lines.split(separator: "\n").map { line in
        let ids = line.matches(of: /{"id": ([0-9]+), "before"/).map { String($0.1) }
        return "\(steps(String(line))[0]):\(ids.joined(separator: ","))"
      }
    }
    #expect(try await changes("-l", "garden", "--limit", "4") == ["1:1", "3:2", "4:1", "5:2"])
    #expect(try await changes("-t", "spring", "--limit", "3") == ["1:1", "4:1", "5:1"])
    #expect(try await changes("PEAS", "--where", "id=3", "--limit", "3") == ["2:3", "5:3", "6:3"])
    #expect(
      try await changes("--where", "status=done", "--limit", "3") == ["5:1,2,3", "6:3", "7:3"])
    #expect(try await changes("--due", "any", "--limit", "2") == ["6:3", "7:3"])
  }

  /// A part of the changes is read at a time.
  @Test func aLargeStepIsOneLine() async throws {
    let lines = (1...3_000).map { "task \($0)\n" }.joined()
    try await home.tasks("add", "-", "-q", input: lines)
    try await home.tasks("done", "2-3000", "-q")
    let shown = try await home.tasks("watch", "--since", "0", "--limit", "2").output
    #expect(shown.split(separator: "\n").count == 2)
    try await compare(shown)
    let last = try await home.tasks("watch", "--since", "0", "--limit", "1", "--where", "id=2999")
    #expect(last.output.matches(of: /"before"/).count == 1 && steps(last.output) == [1])
    #expect(
      try await home.tasks("watch", "--since", "1", "--limit", "1", "--format", "plain").output
        .contains("done #2 task 2, #3 task 3, ") == true)
  }

  /// Eight processes change tasks, some of them are killed, and the watch is killed and resumed after the
  /// last line that it wrote whole.
  @Test func everyStepOnceWhateverIsKilled() async throws {
    try await home.tasks("add", "-", "-q", input: (1...40).map { "task \($0)\n" }.joined())
    let flag = Flag()
    var shown = try await withThrowingTaskGroup(of: Void.self) { group in
      for lane in 1...8 {
        group.addTask { try await self.changeTasks(lane) }
      }
      async let watched = watchInPieces(until: flag)
      try await group.waitForAll()
      flag.isSet.withLock { $0 = true }
      return try await watched
    }
    let count = try await home.sql("SELECT count(*) FROM step").filter(\.isNumber)
    let rest = try #require(Int(count)) - steps(shown).count
    if rest > 0 {
      shown +=
        try await home.tasks("watch", "--since", "\(steps(shown).last ?? 0)", "--limit", "\(rest)")
        .output
    }
    #expect(steps(shown).count > 100)
    try await compare(shown)
  }

  private func changeTasks(_ lane: Int) async throws {
    for round in 1...4 {
      let commands = [
        ["add", "lane \(lane) round \(round)", "-l", "lane\(lane)"], ["done", "\(lane * 5)"],
        ["edit", "\(lane)", "--note", "\(round)"], ["undo"], ["redo"],
        ["reopen", "\(lane * 5)"],
      ]
      for (place, words) in commands.enumerated() {
        let hooks = ["before-commit:kill", "committed:kill"]
        let isKilled = (place + round + lane) % 5 == 0
        let command = try await home.start(
          words + ["--as", "lane\(lane)"], hook: isKilled ? hooks[round % 2] : nil)
        let ended = try await command.finish()
        #expect(ended.status == (isKilled ? -9 : 0) || ended.status == 1, "\(words) \(ended)")
      }
    }
  }

  private func watchInPieces(until flag: Flag) async throws -> String {
    var whole = ""
    while !(flag.isSet.withLock { $0 }) {
      let command = try await home.start("watch", "--since", "\(steps(whole).last ?? 0)")
      try await Task.sleep(for: .milliseconds(Int.random(in: 1...400)))
      command.kill()
      let output = try await command.finish().output
      if let end = output.lastIndex(of: "\n") { whole += output[...end] }
    }
    return whole
  }

  @Test(.onFiles) func aReplacedDatabaseEndsIt() async throws {
    try await home.tasks("add", "one")
    try await home.shell("sqlite3 \"$db\" \".backup old.db\"; cp old.db other.db")
    try await home.tasks("add", "two")
    for (name, swap) in [
      ("an older one", "mv old.db \"$db\""), ("none", "rm \"$db\""),
      ("an empty file", ": > \"$db\""),
    ] {
      try await home.shell("sqlite3 \"$db\" \".backup kept.db\"")
      let command = try await startWatching("--json")
      try await home.shell(swap)
      let ended = try await command.finish()
      #expect(ended.status == 1 && ended.output.isEmpty, "\(name) \(ended)")
      #expect(ended.errors.contains("its step 2 is gone"), "\(name) \(ended)")
      try await home.shell("mv kept.db \"$db\"")
    }
    // As many steps, but others.
    for text in ["other", "third", "fourth"] {
      try await home.tasks("add", text, "--db", "\(home.path)/other.db")
    }
    let command = try await home.start(
      "watch", "--since", "1", "--format", "jsonl", "--limit", "3", hook: "waiting:stop")
    try await home.shell("mv other.db \"$db\"")
    let ended = try await command.finish()
    #expect(ended.status == 1 && steps(ended.output) == [2], "\(ended)")
  }

  /// The same history in another file, and in a journal whose first steps were pruned.
  @Test func aCopyThatGoesOnIsFollowed() async throws {
    try await home.tasks("add", "one")
    let command = try await startWatching("--limit", "2")
    try await home.shell("sqlite3 \"$db\" \".backup copy.db\"; mv copy.db \"$db\"")
    try await home.tasks("add", "two")
    try await home.shell(
      "sqlite3 \"$db\" 'DELETE FROM change WHERE step = 1; DELETE FROM step WHERE id = 1'")
    try await home.tasks("add", "three")
    let ended = try await command.finish()
    #expect(steps(ended.output) == [2, 3], "\(ended)")
  }

  /// Steps that were pruned before they were read, and a list that was restored, are said to be gone.
  @Test(.onFiles) func aStepThatIsGoneIsNotPassedOver() async throws {
    for text in ["one", "two", "three"] { try await home.tasks("add", text) }
    try await home.tasks("backup", "copy.db")
    try await home.tasks("add", "four")
    try await home.tasks("restore", "copy.db", "--yes")
    try await home.tasks("add", "five")
    let restored = try await home.tasks("watch", "--since", "4", "--limit", "1", "--json")
    #expect(restored.status == 1 && restored.errors.contains("its step 4 is gone"), "\(restored)")
    try await home.tasks("log", "--prune", "--before", "tomorrow", "--yes")
    try await home.tasks("add", "six")
    let pruned = try await home.tasks("watch", "--since", "0", "--limit", "1", "--json")
    #expect(
      pruned.status == 1
        && pruned.errors.contains(
          "steps after step 0 were pruned: the first that is there is step 6"),
      "\(pruned)")
    let next = try await home.tasks("watch", "--since", "5", "--limit", "1", "--json")
    #expect(next.status == 0 && steps(next.output) == [6], "\(next)")
  }

  @Test func changesOfOtherProgramsAreNoSteps() async throws {
    try await home.tasks("add", "one")
    let command = try await startWatching("--limit", "1")
    try await home.sql("UPDATE task SET text = 'foreign'")
    try await home.tasks("done", "1")
    let ended = try await command.finish()
    #expect(steps(ended.output) == [2] && ended.output.contains("foreign"), "\(ended)")
  }

  @Test func aReaderThatGoesAwayEndsIt() async throws {
    try await home.tasks("add", "one")
    let ended = try await home.shell(
      """
      { "$tasks" watch --since 0; echo $? > status; } | head -n 1 > first &
      n=0
      while [ ! -s status ] && [ $n -lt 500 ]; do "$tasks" add -q x; n=$((n+1)); done
      wait; cat status; wc -l < first
      """)
    #expect(ended.output == "0\n1\n", "\(ended)")
  }

  @Test func onATerminalLinesAreForPeople() async throws {
    try await home.tasks("add", "one")
    let lines = try await onATerminal("\"$tasks\" watch --since 0 --limit 1 --color never")
    #expect(lines.count == 1 && lines[0].hasSuffix("  anna  added #1 one"), "\(lines)")
  }
}

private final class Flag: Sendable {
  let isSet = Mutex(false)
}
