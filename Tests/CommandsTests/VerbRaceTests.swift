import Testing
import TestSupport

/// The race that breaks every other list: changes of the same tasks by many commands at once.
@Suite struct VerbRaceTests {
  @Test(arguments: 1...3)
  func twentyFiveDoneBesideTwentyFiveAdd(round: Int) async throws {
    let home = try Home()
    try await home.tasks("add", "-", input: (1...50).map { "task \($0)\n" }.joined())
    let ended = try await atOnce(
      home, (1...25).flatMap { [["done", "\($0)"], ["add", "new \($0)"]] })
    #expect(ended.allSatisfy { $0.status == 0 }, "\(ended)")
    let sql = "SELECT count(*), count(done) FROM task"
    #expect(try await home.sql(sql) == "75|25\n")
    for strategy in ["none", "delete", "update", "rotate"] {
      let list = try await home.tasks("list", "--strategy", strategy).output
      #expect(list.split(separator: "\n").count == 50)
    }
  }

  /// Whatever the order was, the log tells it: from an empty list its steps lead to the end.
  @Test func editBesideUndoBesideListIsExplainedByTheLog() async throws {
    let home = try Home(["TASKS_STRATEGY": "update"])
    try await home.tasks("add", "-", input: (1...10).map { "task \($0)\n" }.joined())
    let commands = (1...25).flatMap { number in
      [["edit", "\(number % 10 + 1)", "--text", "edit \(number)"], ["undo"], ["list"]]
    }
    let ended = try await atOnce(home, commands)
    #expect(ended.allSatisfy { $0.status == 0 || $0.status == 1 }, "\(ended)")
    // What was taken back before is not there any more.
    let reasons = ["nothing to undo", "no task "]
    for command in ended where command.status == 1 {
      #expect(reasons.contains { command.errors.contains($0) }, "\(command)")
    }
    let script = """
      import json,sys
      state={}
      for step in reversed(json.load(sys.stdin)):
        for change in step['changes']:
          assert state.get(change['id']) == change['before'], (step, state)
          if change['after']: state[change['id']] = change['after']
          else: del state[change['id']]
      for id in sorted(state): print(f"{id}\\t{state[id]['text']}")
      """
    let log = try await home.tasks("log", "--format", "json", "--limit", "1000").output
    let replayed = try await run(systemPython, ["-c", script], input: log)
    #expect(replayed.errors == "")
    for strategy in ["none", "update", "delete", "rotate"] {
      #expect(try await home.tasks("list", "--strategy", strategy).output == replayed.output)
    }
  }
}
