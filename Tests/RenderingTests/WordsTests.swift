import Rendering
import TaskList
import Testing

@Suite struct WordsTests {
  @Test func aChangeIsALineATask() {
    let items = [TaskItem(id: 1, text: "Buy milk"), TaskItem(id: 20, text: "\u{1B}[31mx")]
    #expect(
      text(changeWords("added", items, style: Style(hasColor: false)))
        == "added #1 Buy milk\nadded #20 \\u001b[31mx\n")
    #expect(
      text(changeWords("removed", [items[0]], style: Style(hasColor: true)))
        == "removed \u{1B}[36m#1\u{1B}[0m Buy milk\n")
    #expect(changeWords("added", [], style: Style(hasColor: true)).isEmpty)
  }

  @Test(
    arguments: [
      (182_000, "    0.182 ms  cache     get     hit, 7 bytes"),
      (999, "    0.000 ms  cache     get     hit, 7 bytes"),
      (1_005_999, "    1.005 ms  cache     get     hit, 7 bytes"),
      (12_345_678_901, "12345.678 ms  cache     get     hit, 7 bytes"),
      (1_234_567_890_123, "1234567.890 ms  cache     get     hit, 7 bytes"),
    ] as [(UInt64, String)])
  func aStepIsItsTimeAndItsAnswer(nanoseconds: UInt64, expected: String) {
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
    ] as [(Listing.Origin, String)])
  func aListSaysWhereItIsFrom(origin: Listing.Origin, expected: String) {
    #expect(explainLine(origin, strategy: "s") == expected)
  }

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
