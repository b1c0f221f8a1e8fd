import TaskList

/// One array of objects, an object a line.
struct JSONView: ListView {
  var name: String { "json" }

  func frame(_ list: [Rows]) -> ListFrame {
    var frame = ListFrame()
    guard list.taskCount > 0 else {
      frame.head = Array("[]\n".utf8)
      return frame
    }
    frame.head = Array("[\n".utf8)
    frame.separator = Array(",\n".utf8)
    frame.tail = Array("\n]\n".utf8)
    return frame
  }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListFrame,
    to bytes: inout [UInt8]
  ) {
    bytes += "  {\"id\": ".utf8
    bytes.append(decimal: id)
    bytes += ", \"text\": ".utf8
    bytes += jsonString(text.string).utf8
    bytes.append(UInt8(ascii: "}"))
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
