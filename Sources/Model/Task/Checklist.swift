import Text

/// The checklist in a note: the lines that begin with a list marker and a box, such as `- [ ] Call`.
///
/// A marker is `-`, `*`, `+`, `1.` or `1)`, at any depth, as GitHub's Markdown has them
/// (https://github.github.com/gfm/#task-list-items-extension-). Of the marks in a box only `x` and `X` are
/// done. Lines of fenced code are no items.
package struct Checklist {
  package private(set) var items: [Item] = []
  private var bytes: [UInt8]

  package struct Item: Sendable {
    package let isDone: Bool
    /// The number of its line, from 0.
    package let line: Int
    /// The place of its mark, and of its line without the line end.
    fileprivate let mark, range: Range<Int>
    /// The bytes before the box.
    fileprivate let marker: Range<Int>
  }

  package init(_ note: String) {
    bytes = Array(note.utf8)
    items = bytes.withUnsafeBufferPointer { Self.items(in: $0.span) }
  }

  /// How many items a note has, and how many of them are done.
  package static func counts(_ note: Span<UInt8>) -> (done: Int, all: Int) {
    let items = items(in: note)
    return (items.count(where: \.isDone), items.count)
  }

  /// The note, with what was changed.
  package var note: String { String(decoding: bytes, as: UTF8.self) }

  /// Marks an item, counted from 1; throws when there is no such item.
  package mutating func mark(_ number: Int, isDone: Bool, of field: String) throws(FieldError) {
    guard items.indices.contains(number - 1) else {
      let count = items.count
      throw FieldError(
        field: field,
        reason: count == 0
          ? "\(number) needs a checklist, but its note has none"
          : "\(number) is not an item of its checklist (expected 1\(count == 1 ? "" : " to \(count)"))"
      )
    }
    guard items[number - 1].isDone != isDone else { return }
    bytes.replaceSubrange(items[number - 1].mark, with: [UInt8(ascii: isDone ? "x" : " ")])
    self = Checklist(note)
  }

  /// Adds an item after the last, in its form; without one at the end of the note.
  package mutating func append(_ text: String) {
    guard let last = items.last else {
      let gap = bytes.isEmpty ? "" : bytes.last == UInt8(ascii: "\n") ? "" : "\n"
      self = Checklist(note + "\(gap)- [ ] \(text)")
      return
    }
    let marker = Self.next(String(decoding: bytes[last.marker], as: UTF8.self))
    bytes.insert(contentsOf: "\n\(marker)[ ] \(text)".utf8, at: endOfDetails(of: last))
    self = Checklist(note)
  }

  /// The end of the lines after an item that are indented more than it is.
  private func endOfDetails(of item: Item) -> Int {
    let depth = Self.skipBlanks(bytes.span, item.range) - item.range.lowerBound
    var end = item.range.upperBound
    while let start = bytes[end...].firstIndex(of: 0x0A).map({ $0 + 1 }), start < bytes.count {
      let next = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let text = Self.skipBlanks(bytes.span, start..<next)
      guard text - start > depth, text < next else { break }
      end = next
    }
    return end
  }

  /// Takes every mark of what is done off, for a task that comes back.
  package mutating func clear() {
    for item in items.reversed() where item.isDone {
      bytes.replaceSubrange(item.mark, with: [UInt8(ascii: " ")])
    }
    self = Checklist(note)
  }

  /// The marker of the item after one: `2. ` after `1. `.
  private static func next(_ marker: String) -> String {
    let digits = marker.drop { !$0.isNumber }.prefix(while: \.isNumber)
    guard let number = Int(digits) else { return marker }
    return marker[..<digits.startIndex] + "\(number + 1)" + marker[digits.endIndex...]
  }

  /// The item that a line alone is, without its line end; nil when it is none.
  ///
  /// `depth` is the number of bytes before its marker, and `start` that before its text.
  package static func item(
    ofLine line: String
  ) -> (depth: Int, start: Int, isDone: Bool, text: String)? {
    let bytes = Array(line.utf8)
    guard let item = item(bytes.span, bytes.indices, 0) else { return nil }
    let text = skipBlanks(bytes.span, min(item.mark.upperBound + 1, bytes.count)..<bytes.count)
    return (
      skipBlanks(bytes.span, bytes.indices), item.marker.upperBound, item.isDone,
      String(decoding: bytes[text...], as: UTF8.self).trimmingEnd(\.isWhitespace)
    )
  }

  private static func items(in note: Span<UInt8>) -> [Item] {
    var items: [Item] = []
    var fence: (byte: UInt8, count: Int)?
    var start = 0
    var line = 0
    while start < note.count {
      var end = start
      while end < note.count, note[end] != 0x0A { end += 1 }
      let next = end + 1
      if end > start, note[end - 1] == 0x0D { end -= 1 }
      let mark = fenceMark(note, start..<end)
      if let open = fence {
        if let mark, mark.byte == open.byte, mark.count >= open.count, mark.isBare { fence = nil }
      } else if let mark {
        fence = (mark.byte, mark.count)
      } else if let item = item(note, start..<end, line) {
        items.append(item)
      }
      start = next
      line += 1
    }
    return items
  }

  /// The fence of code that a line is; nil when it is none.
  private static func fenceMark(
    _ note: borrowing Span<UInt8>, _ line: Range<Int>
  ) -> (byte: UInt8, count: Int, isBare: Bool)? {
    let start = skipBlanks(note, line)
    guard start < line.upperBound, note[start] == 0x60 || note[start] == 0x7E else { return nil }
    var end = start
    while end < line.upperBound, note[end] == note[start] { end += 1 }
    guard end - start >= 3 else { return nil }
    let info = skipBlanks(note, end..<line.upperBound)
    // Text between backticks on one line is code in a line, and no fence.
    if note[start] == 0x60, (info..<line.upperBound).contains(where: { note[$0] == 0x60 }) {
      return nil
    }
    return (note[start], end - start, info == line.upperBound)
  }

  private static func item(
    _ note: borrowing Span<UInt8>, _ line: Range<Int>, _ number: Int
  ) -> Item? {
    var place = skipBlanks(note, line)
    let digits = place
    while place < line.upperBound, place - digits < 9, (0x30...0x39).contains(note[place]) {
      place += 1
    }
    guard place < line.upperBound else { return nil }
    let markers: [UInt8] = place > digits ? [0x2E, 0x29] : [0x2D, 0x2A, 0x2B]
    guard markers.contains(note[place]) else { return nil }
    let box = skipBlanks(note, place + 1..<line.upperBound)
    guard box > place + 1, box < line.upperBound, note[box] == UInt8(ascii: "[") else { return nil }
    var end = box + 1
    // One character, of any length in UTF-8.
    while end < line.upperBound, end == box + 1 || note[end] & 0xC0 == 0x80 { end += 1 }
    guard end < line.upperBound, note[box + 1] != UInt8(ascii: "]"), note[end] == UInt8(ascii: "]"),
      end + 1 == line.upperBound || note[end + 1] == 0x20 || note[end + 1] == 0x09
    else { return nil }
    let isDone = end == box + 2 && note[box + 1] | 0x20 == UInt8(ascii: "x")
    return Item(
      isDone: isDone, line: number, mark: box + 1..<end, range: line,
      marker: line.lowerBound..<box)
  }

  private static func skipBlanks(_ note: borrowing Span<UInt8>, _ line: Range<Int>) -> Int {
    var place = line.lowerBound
    while place < line.upperBound, note[place] == 0x20 || note[place] == 0x09 { place += 1 }
    return place
  }
}
