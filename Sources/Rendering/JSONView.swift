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
    func string(_ range: Range<Int>?) -> String {
      range.map { jsonString(span.extracting($0).string) } ?? "null"
    }
    self += "{\"id\": ".utf8
    append(decimal: id)
    self += ", \"text\": ".utf8
    self += jsonString(text.string).utf8
    self += ", \"list\": ".utf8
    self += string(details.list).utf8
    self += ", \"tags\": [".utf8
    if let tags = details.tags {
      let words = span.extracting(tags).string.split(separator: ",").map { jsonString(String($0)) }
      self += words.joined(separator: ", ").utf8
    }
    self += "], \"priority\": ".utf8
    self += (details.priority.map { jsonString($0.word) } ?? "null").utf8
    self += ", \"due\": ".utf8
    self += (details.due.map { jsonDue(span.extracting($0).string) } ?? "null").utf8
    self += ", \"note\": ".utf8
    self += string(details.note).utf8
    self += ", \"created\": ".utf8
    appendJSON(time: details.created)
    self += ", \"changed\": ".utf8
    appendJSON(time: details.changed)
    self += ", \"done\": ".utf8
    if let done = details.done { appendJSON(time: done) } else { self += "null".utf8 }
    append(UInt8(ascii: "}"))
  }

  /// Adds a moment as RFC 3339 writes it in UTC, with milliseconds, as a JSON string.
  mutating func appendJSON(time milliseconds: Int64) {
    let seconds = milliseconds / 1_000
    let rest = Int(seconds % 86_400)
    func two(_ number: Int) {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10 % 10))
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }
    append(UInt8(ascii: "\""))
    append(CivilDate(daysSince1970: Int(seconds / 86_400)))
    append(UInt8(ascii: "T"))
    two(rest / 3_600)
    append(UInt8(ascii: ":"))
    two(rest / 60 % 60)
    append(UInt8(ascii: ":"))
    two(rest % 60)
    append(UInt8(ascii: "."))
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: milliseconds / 100 % 10))
    two(Int(milliseconds % 100))
    self += "Z\"".utf8
  }
}

/// A stored due date as a JSON string: a day, or a time as RFC 3339 writes it in UTC.
private func jsonDue(_ stored: String) -> String {
  guard DueDate(stored: stored) != nil, stored.hasSuffix("Z") else { return jsonString(stored) }
  return jsonString(stored.dropLast() + ":00Z")
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
