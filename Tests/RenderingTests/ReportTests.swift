import Dates
import Rendering
import Model
import Testing

@Suite struct ReportTests {
  private let clock = WallClock(milliseconds: 1_795_392_000_000)

  private func result(
    _ diffs: [TaskDiff], unchanged: [TaskItem] = [], entries: [JournalEntry] = []
  ) -> ChangeResult {
    let stamp = StoreStamp(
      value: .zero, databaseID: .zero, secret: .zero, isIntact: true, hasSeveralPages: false)
    return ChangeResult(
      diffs: diffs, unchanged: unchanged, entries: entries, stamp: stamp, pages: [])
  }

  private func report(_ verb: Verb, _ result: ChangeResult, hasColor: Bool = false) -> String {
    text(changeReport(verb, result, clock, style: Style(hasColor: hasColor)))
  }

  @Test func aChangeIsOneLinePerTask() {
    let items = [TaskItem(id: 1, text: "Buy milk"), TaskItem(id: 20, text: "\u{1B}[31mx")]
    let added = items.map { TaskDiff.added($0) }
    #expect(report(.add, result(added)) == "added #1 Buy milk\nadded #20 \\u001b[31mx\n")
    #expect(
      report(.remove, result([added[0].reversed]), hasColor: true)
        == "removed \u{1B}[36m#1\u{1B}[0m Buy milk\n")
    #expect(report(.add, result([])).isEmpty)
  }

  @Test func aChangeTellsTheFieldsItSet() {
    let before = TaskItem(id: 1, text: "x", tags: ["a"], due: "2026-12-01", note: "n")
    let after = TaskItem(id: 1, text: "x", list: "home", priority: .low, due: "2026-12-02")
    #expect(
      report(.edit, result([.edited(before: before, after: after)]))
        == """
        edited #1 x (due 2026-12-02 (2 Dec), was 2026-12-01 (1 Dec), priority low, list home, \
        no tags, no note)

        """)
    #expect(
      report(.edit, result([.edited(before: after, after: before)]))
        == """
        edited #1 x (due 2026-12-01 (1 Dec), was 2026-12-02 (2 Dec), no priority, no list, tags a, \
        with a note)

        """)
  }

  @Test func anUnchangedTaskSaysWhy() {
    let item = TaskItem(id: 1, text: "x", done: clock.milliseconds - 5 * 60_000)
    #expect(report(.done, result([], unchanged: [item])) == "#1 was done 5 min ago: x\n")
    #expect(report(.reopen, result([], unchanged: [item])) == "#1 is already open: x\n")
    #expect(report(.edit, result([], unchanged: [item])) == "#1 unchanged: x\n")
  }

  @Test func anEntryIsALineWithItsTasks() {
    let diffs = (1...12).map { TaskDiff.removed(TaskItem(id: $0, text: "t\($0)")) }
    let entry = JournalEntry(
      id: 3, author: Author(name: "anna", time: 0), verb: .remove, target: nil, undoneBy: 4,
      diffs: diffs)
    #expect(
      report(.undo, result(diffs.map(\.reversed), entries: [entry]))
        == "undid remove of \((1...10).map { "#\($0) t\($0)" }.joined(separator: ", ")), and 2 more\n"
    )
    #expect(
      text(journalReport([entry], clock, isRelative: false, style: Style(hasColor: false)))
        .hasSuffix("  (undone)\n"))
  }

  @Test(
    arguments: [
      (182_000, "    0.182 ms  cache     get     hit, 7 bytes"),
      (999, "    0.000 ms  cache     get     hit, 7 bytes"),
      (1_005_999, "    1.005 ms  cache     get     hit, 7 bytes"),
      (12_345_678_901, "12345.678 ms  cache     get     hit, 7 bytes"),
      (1_234_567_890_123, "1234567.890 ms  cache     get     hit, 7 bytes"),
    ] as [(UInt64, String)])
  func anEventIsItsTimeAndItsAnswer(nanoseconds: UInt64, expected: String) {
    var time: UInt64 = 5
    var lines: [String] = []
    let trace = Trace(
      clock: {
        defer { time += nanoseconds }
        return time
      }, report: { lines.append(explainLine($0)) })
    _ = trace.step(.cache, "get", answer: { $0 }) { "hit, 7 bytes" }
    #expect(lines == [expected])
  }

  @Test func anAnswerCannotDriveATerminal() {
    var line = ""
    let trace = Trace(clock: { 0 }, report: { line = explainLine($0) })
    _ = trace.step(.database, "rows", answer: { $0 }) { "\u{1B}[2J\n" }
    #expect(line == "    0.000 ms  database  rows    \\u001b[2J\\n")
  }

  @Test(
    arguments: [
      (.nowhere, "there is no database yet, so the list is empty (strategy s)"),
      (.database, "the list is from the database (strategy s)"),
      (
        .cacheUnderStamp,
        "the list is from the cache, under the database's stamp (strategy s)"
      ),
      (
        .cacheByAge(1_240, ttl: 60_000),
        "the list is from the cache, 1.2 s old; it may be up to 65 s old (strategy s)"
      ),
      (
        .cacheByAge(0, ttl: 1_000),
        "the list is from the cache, 0 s old; it may be up to 6 s old (strategy s)"
      ),
    ] as [(ListResult.Origin, String)])
  func aListSaysWhereItIsFrom(origin: ListResult.Origin, expected: String) {
    #expect(explainLine(origin, strategy: "s") == expected)
  }

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
