import Dates
import Queries
import TaskList

/// One array of objects, an object a line; or the objects alone.
///
/// Every object has every field; what a task does not have is null. Times are in UTC.
struct JSONView: ListView {
  private let look: ListLook
  private let isLines: Bool

  init(_ look: ListLook, isLines: Bool) {
    self.look = look
    self.isLines = isLines
  }

  var name: String { "json \(isLines) \(look.name)" }

  var source: ListSource { look.query.state }

  func frame(_ list: [Rows]) -> ListFrame {
    var frame = ListFrame(look.selected(list))
    if isLines {
      frame.separator = Array("\n".utf8)
      frame.tail = Array((count(list, frame) > 0 ? "\n" : "").utf8)
    } else if count(list, frame) == 0 {
      frame.head = Array("[]\n".utf8)
    } else {
      frame.head = Array("[\n".utf8)
      frame.separator = Array(",\n".utf8)
      frame.tail = Array("\n]\n".utf8)
    }
    return frame
  }

  private func count(_ list: [Rows], _ frame: ListFrame) -> Int {
    frame.order?.count ?? list.taskCount
  }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListFrame,
    to bytes: inout [UInt8]
  ) {
    if !isLines { bytes += "  ".utf8 }
    bytes.appendJSON(id, text, details)
  }
}

extension [UInt8] {
  /// Adds a task as a JSON object.
  mutating func appendJSON(_ id: Int64, _ text: Span<UInt8>, _ span: Span<UInt8>) {
    let details = RowDetails(decoding: span)
    self += "{\"id\": ".utf8
    append(decimal: id)
    self += ", \"text\": ".utf8
    appendJSON(text)
    self += ", \"list\": ".utf8
    if let list = details.list { appendJSON(span.extracting(list)) } else { appendNull() }
    self += ", \"tags\": [".utf8
    if let tags = details.tags {
      let words = span.extracting(tags).string.split(separator: ",").map { jsonString(String($0)) }
      self += words.joined(separator: ", ").utf8
    }
    self += "], \"priority\": ".utf8
    if let priority = details.priority { self += "\"\(priority.word)\"".utf8 } else { appendNull() }
    self += ", \"due\": ".utf8
    if let due = details.due { appendJSON(due: span.extracting(due)) } else { appendNull() }
    self += ", \"note\": ".utf8
    if let note = details.note { appendJSON(span.extracting(note)) } else { appendNull() }
    self += ", \"created\": ".utf8
    appendJSON(time: details.created)
    self += ", \"changed\": ".utf8
    appendJSON(time: details.changed)
    self += ", \"done\": ".utf8
    if let done = details.done { appendJSON(time: done) } else { appendNull() }
    append(UInt8(ascii: "}"))
  }

  /// Adds a moment as a JSON string.
  mutating func appendJSON(time milliseconds: Int64) {
    append(UInt8(ascii: "\""))
    append(utc: milliseconds)
    append(UInt8(ascii: "\""))
  }

  private mutating func appendJSON(due stored: Span<UInt8>) {
    guard let due = DueDate(stored: stored) else { return appendJSON(stored) }
    append(UInt8(ascii: "\""))
    append(utc: due)
    append(UInt8(ascii: "\""))
  }

  /// Adds text as ``jsonString(_:)`` has it.
  private mutating func appendJSON(_ text: Span<UInt8>) {
    // Most words of most lists: nothing to look at twice.
    guard text.isPrintableASCII, !text.hasQuoteOrBackslash else {
      self += jsonString(text.string).utf8
      return
    }
    append(UInt8(ascii: "\""))
    text.withUnsafeBufferPointer { append(contentsOf: $0) }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendNull() { self += "null".utf8 }
}

extension Span<UInt8> {
  fileprivate var hasQuoteOrBackslash: Bool {
    // As in isPrintableASCII.
    withUnsafeBufferPointer { bytes in
      bytes.reduce(UInt8(0)) { $0 | ($1 == 0x22 || $1 == 0x5C ? 1 : 0) } != 0
    }
  }
}

/// `text` as a JSON string (RFC 8259) that is also safe on a terminal.
package func jsonString(_ text: String) -> String {
  var json = "\"".unicodeScalars
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": json.append(contentsOf: ["\\", scalar])
    case _ where scalar.mustBeEscaped:
      json.append(contentsOf: jsonEscape(scalar).unicodeScalars)
    default: json.append(scalar)
    }
  }
  json.append("\"")
  return String(json)
}
