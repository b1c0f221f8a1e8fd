import Dates
import Queries
import Rendering
import Model
import Testing
import TestSupport

@Suite struct TableWidthTests {
  private static let pieces = [
    "a", "word ", "longer-word ", "日本", "👩‍👩‍👧", "🇩🇪", "❤️", "e\u{301}", "a\u{334}\u{308}", "שלום",
    "العربية ", "\t",
    "\u{1B}[31m", "\u{202E}", "\u{200D}", "\u{FEFF}", "ｆｕｌｌ", "한국어", "नमस्ते", "ไทย", "\u{AD}", "…",
    "  ",
  ]

  private var random = SeededGenerator(seed: 42)

  private mutating func words(_ count: ClosedRange<Int>) -> String {
    (0..<Int.random(in: count, using: &random)).map { _ in
      Self.pieces.randomElement(using: &random) ?? ""
    }.joined()
  }

  private mutating func item(_ id: Int64) -> TaskItem {
    func sometimes<Value>(_ value: Value) -> Value? { Bool.random(using: &random) ? value : nil }
    let day = CivilDate(daysSince1970: 20_780 + Int.random(in: -400...400, using: &random))
    let minute = UTCMinute(
      seconds: 1_795_424_400 + Int.random(in: -999_999...999_999, using: &random))
    return TaskItem(
      id: id, text: "x" + words(0...40), list: sometimes("l" + words(0...8)),
      tags: sometimes((0...3).map { "\($0)" + words(0...4) }) ?? [],
      priority: Priority.allCases.randomElement(using: &random).flatMap { sometimes($0) },
      due: sometimes((sometimes(minute.map(DueDate.instant)) ?? .day(day))?.stored ?? "nonsense"),
      note: sometimes(sometimes("- [ ] a\n- [x] b") ?? words(1...9)),
      created: 1_795_424_400_000, changed: 1_795_424_400_000, done: sometimes(1_795_424_400_000))
  }

  @Test mutating func noLineIsWiderThanTheTerminal() throws {
    for round in 0..<300 {
      var ids = Set((0..<8).map { _ in Int64.random(in: 1...99_999, using: &random) })
      if round % 10 == 0 { ids.insert(.max) }
      let items = ids.sorted().map { item($0) }
      let columns =
        Bool.random(using: &random)
        ? nil
        : Array(
          Column.allCases.shuffled(using: &random).prefix(.random(in: 1...10, using: &random)))
      let width = [20, 33, 60, 80, 200].randomElement(using: &random) ?? 80
      // So many columns, and a number of 19 digits, have no room in fewer.
      let isNarrow = width < 60 && (columns != nil || ids.contains(.max))
      let group = TaskQuery.GroupField.allCases.randomElement(using: &random)
      let hasColor = Bool.random(using: &random)
      let shown = try screen(items, width: isNarrow ? 60 : width, hasColor: hasColor) {
        $0.columns = columns
        $0.query.group = group
        $0.query.states = .all
        $0.hasFooter = true
      }
      for line in shown.replacing(/\u{1B}\[[0-9]*m/.matchingSemantics(.unicodeScalar), with: "")
        .split(separator: "\n")
      {
        #expect(String(line).columnCount <= (isNarrow ? 60 : width), "\(line)")
        #expect(!line.contains("\u{1B}") && !line.contains("\u{202E}"))
      }
    }
  }
}
