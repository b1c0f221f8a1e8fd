import Model
import Testing

/// A list as it is shown is the same bytes, however they are parted.
@Suite struct RenderedChunksTests {
  private let list: [PackedTasks] = ([1...40, 50...50, 200...230] as [ClosedRange<Int64>]).map {
    ids in
    var rows = PackedTasks()
    for id in ids { rows.append(TaskItem(id: id, text: "task \(id)")) }
    return rows
  }

  @Test(arguments: [Brackets.Kind.all, .ordered, .none], [1, 2, 7, 100, 101, 899_734])
  func partsAreOfOneSize(kind: Brackets.Kind, limit: Int) {
    let view = Brackets(kind: kind)
    let parts = Array(RenderedChunks(view, list, upTo: limit))
    #expect(text(parts) == Brackets.text(list, kind))
    #expect(parts.dropLast().allSatisfy { $0.count == limit })
    #expect(parts.last.map { (1...limit).contains($0.count) } == true)
    #expect(view.render(list) == Array(parts.joined()))
  }

  @Test func areMadeAgainForWhoAsksAgain() {
    var parts = RenderedChunks(Brackets(kind: .ordered), list, upTo: 10)
    let expected = Array(parts)
    #expect(Array(parts) == expected)
    parts.begin()
    for _ in 1...2 { #expect(Array(parts) == expected) }
  }

  @Test func nothingIsOneEmptyPart() {
    #expect(Array(RenderedChunks(Bare(), [], upTo: 10)) == [[]])
  }

  @Test func aFragmentStandsForItsTask() {
    var parts = RenderedChunks(Bare(), list, upTo: 10)
    parts.fragments = [3: Array("three ".utf8), 230: Array("last ".utf8)]
    let words = text(Array(parts)).split(separator: " ").map(String.init)
    #expect(words.count == 72 && words[2] == "three" && words[71] == "last" && words[3] == "4")
  }
}

private func text(_ parts: [[UInt8]]) -> String {
  String(decoding: Array(parts.joined()), as: UTF8.self)
}

/// Numbers with blanks behind them.
private struct Bare: ListRenderer {
  let name = "bare"

  func frame(_ list: [PackedTasks]) -> ListLayout { ListLayout() }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {
    bytes += "\(id) ".utf8
  }
}

/// Texts between brackets, and commas between them.
struct Brackets: ListRenderer {
  enum Kind {
    case all, none
    /// The last task first, and a heading before the second.
    case ordered
  }

  let name = "brackets"
  let kind: Kind

  func frame(_ list: [PackedTasks]) -> ListLayout {
    var frame = ListLayout()
    frame.head = Array("[[[".utf8)
    frame.separator = Array(", ".utf8)
    frame.tail = Array("]]]".utf8)
    if kind != .all { frame.order = [] }
    if kind == .ordered {
      frame.order = LaidOutTasks(list).map(\.place).reversed()
      frame.headings = [1: Array("second: ".utf8)]
    }
    return frame
  }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {
    bytes += text.string.utf8
  }

  static func text(_ list: [PackedTasks], _ kind: Kind) -> String {
    var texts = kind == .none ? [] : list.flatMap(\.items).map(\.text)
    if kind == .ordered {
      texts.reverse()
      texts[1] = "second: " + texts[1]
    }
    return "[[[\(texts.joined(separator: ", "))]]]"
  }
}
