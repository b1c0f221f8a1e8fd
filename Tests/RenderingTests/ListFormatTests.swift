import Dates
import Rendering
import Model
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct ListFormatTests {
  private func look(width: Int, _ style: Style) -> RenderOptions {
    var look = RenderOptions(clock: WallClock(milliseconds: 1_795_392_000_000))
    look.width = width
    look.style = style
    return look
  }

  private let plain = Style(hasColor: false)

  private static let hostile = [
    "Buy milk", "\"quoted\" \\ back/slash", "tab\there", "\u{0}\u{1}\u{1F}\u{7F}\u{80}\u{9F}",
    "\u{1B}[2J", "\u{61C}\u{200E}\u{200F}\u{2028}\u{202A}\u{202E}\u{2066}\u{2069}", "日本語",
    "e\u{301} \u{E9}", "👩‍👩‍👧 🇩🇪 ❤️", "\u{FEFF}bom", "\u{FFFD}\u{FFFF}", "𝕊",
  ]

  @Test(arguments: [
    (
      ListFormat.table,
      """
        ID  Task
         1  Buy milk
      1000  日本語

      """
    ),
    (.plain, "1\tBuy milk\n1000\t日本語\n"),
    (
      .json,
      """
      [
        {"id": 1, "text": "Buy milk", "list": null, "tags": [], "priority": null, "due": null, \
      "note": null, "created": "1970-01-01T00:00:00Z", "changed": "1970-01-01T00:00:00Z", \
      "done": null, "wait": null, "every": null, "key": null, "owner": null, "claim": null, \
      "claimed_until": null},
        {"id": 1000, "text": "日本語", "list": null, "tags": [], "priority": null, "due": null, \
      "note": null, "created": "1970-01-01T00:00:00Z", "changed": "1970-01-01T00:00:00Z", \
      "done": null, "wait": null, "every": null, "key": null, "owner": null, "claim": null, \
      "claimed_until": null}
      ]

      """
    ),
  ])
  func looksLikeThis(format: ListFormat, expected: String) {
    let list = rows([(1, "Buy milk"), (1_000, "日本語")])
    #expect(text(format.view(look(width: 80, plain)).render([list])) == expected)
  }

  @Test func onlyATableHasColours() {
    let list = rows([(7, "x")])
    let style = Style(hasColor: true)
    #expect(
      text(ListFormat.table.view(look(width: 80, style)).render([list]))
        == "\u{1B}[2mID  Task\u{1B}[0m\n\u{1B}[36m 7\u{1B}[0m  x\n")
    for format in ListFormat.allCases where format != .table {
      #expect(
        format.view(look(width: 80, style)).render([list])
          == format.view(look(width: 1, plain)).render([list]))
    }
  }

  @Test(arguments: ListFormat.allCases)
  func nothingATerminalObeysComesThrough(format: ListFormat) {
    let list = rows(Self.hostile.enumerated().map { (Int64($0.offset + 1), $0.element) })
    for scalar in text(format.view(look(width: 500, plain)).render([list])).unicodeScalars {
      let isLayout =
        scalar == "\n" || scalar == "\t" && [.plain, .tsv].contains(format)
        || scalar == "\r" && format == .csv
      #expect(isLayout || !(0x00...0x1F).contains(scalar.value))
      #expect(!(0x7F...0x9F).contains(scalar.value))
      #expect(!scalar.properties.isBidiControl && !(0x2028...0x2029).contains(scalar.value))
    }
  }

  @Test func anotherReaderOfJSONReadsTheSameText() throws {
    struct Item: Decodable {
      let id: Int64
      let text: String
    }
    let ids: [Int64] = [1, 9, 10, 99, 100, 1_000_000_000_000, .max]
    let numbered = Self.hostile.enumerated().map { (Int64($0.offset + 1), $0.element) }
    for list in [numbered, ids.map { ($0, "\($0)") }] {
      let bytes = ListFormat.json.view(look(width: 80, plain)).render([rows(list)])
      let items = try JSONDecoder().decode([Item].self, from: Data(bytes))
      #expect(items.map(\.id) == list.map(\.0))
      #expect(items.map { Array($0.text.utf8) } == list.map { Array($0.1.utf8) })
    }
  }

  @Test func oneTaskIsOneLineOfPlain() {
    let ids: [Int64] = [1, 9, 10, 99, 100, 101, 1_000_000, .max - 1, .max]
    let bytes = ListFormat.plain.view(look(width: 1, plain)).render([
      rows(ids.map { ($0, "x\ny") })
    ])
    #expect(text(bytes) == ids.map { "\($0)\tx\\ny\n" }.joined())
  }

  private func rows(_ items: [(Int64, String)]) -> PackedTasks {
    var rows = PackedTasks()
    for (id, text) in items { rows.append(TaskItem(id: id, text: text)) }
    return rows
  }

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
