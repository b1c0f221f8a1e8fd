import TaskList

/// One array of objects, an object a line.
func jsonList(_ rows: Rows) -> [UInt8] {
  guard rows.count > 0 else { return Array("[]\n".utf8) }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(rows.bytes.count + 32 * rows.count)
  var separator = "[\n"
  rows.forEach { id, text in
    bytes += separator.utf8
    bytes += "  {\"id\": ".utf8
    bytes.append(decimal: id)
    bytes += ", \"text\": ".utf8
    bytes += jsonString(text.string).utf8
    bytes.append(UInt8(ascii: "}"))
    separator = ",\n"
  }
  bytes += "\n]\n".utf8
  return bytes
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
