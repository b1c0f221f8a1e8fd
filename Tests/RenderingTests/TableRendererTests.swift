import Dates
import Rendering
import Model
import Testing

@Suite struct TableRendererTests {
  @Test(arguments: [
    ("plain words", 20, "plain words"), ("plain words", 11, "plain words"),
    ("plain words", 10, "plain wor…"), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"),
    ("日本語", 4, "日…"), ("日本語", 1, "…"), ("e\u{301}cole", 5, "e\u{301}cole"),
    ("e\u{301}cole", 3, "e\u{301}c…"), ("👩‍👩‍👧👩‍👩‍👧", 4, "👩‍👩‍👧👩‍👩‍👧"), ("👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…"),
    ("🇩🇪🇫🇷!", 5, "🇩🇪🇫🇷!"), ("❤️❤️", 4, "❤️❤️"), ("", 3, ""),
  ])
  func cutsByColumns(text: String, width: Int, expected: String) {
    #expect(cut(text, to: width) == expected)
  }

  @Test(arguments: [20, 60, 80, 200])
  func noLineIsWiderThanTheTerminal(width: Int) {
    var rows = PackedTasks()
    for (index, text) in ["日本語の課題", "👩‍👩‍👧 family", "naïve", "x\u{1B}[31m"].enumerated() {
      let long = String(repeating: text + " ", count: 60)
      rows.append(TaskItem(id: Int64(index) * 1_000 + 1, text: long))
    }
    let table = String(
      decoding: ListFormat.table.view(look(width: width, Style(hasColor: false))).render([rows]),
      as: UTF8.self
    )
    for line in table.split(separator: "\n").dropFirst() {
      let used = String(line).columnCount
      #expect((width - 1...width).contains(used), "\(line)")
    }
  }

  @Test func emptyIsNothing() {
    #expect(
      ListFormat.table.view(look(width: 80, Style(hasColor: true))).render([PackedTasks()]).isEmpty)
    #expect(ListFormat.plain.view(look()).render([PackedTasks()]).isEmpty)
    #expect(ListFormat.json.view(look()).render([PackedTasks()]) == Array("[]\n".utf8))
  }
}

func look(width: Int = 80, _ style: Style = Style(hasColor: false)) -> RenderOptions {
  var look = RenderOptions(clock: WallClock(milliseconds: 1_795_392_000_000))
  look.width = width
  look.style = style
  return look
}
