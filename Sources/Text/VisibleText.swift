/// Returns `text` with its control and bidirectional characters as JSON escapes, such as `\u001b`, so
/// that a terminal shows them and does not obey them.
package func visible(_ text: String) -> String {
  var visible = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar.mustBeEscaped {
      visible.append(contentsOf: jsonEscape(scalar).unicodeScalars)
    } else {
      visible.append(scalar)
    }
  }
  return String(visible)
}

/// Returns `text` as a JSON string (RFC 8259) that is also safe on a terminal.
package func jsonString(_ text: String) -> String {
  var json = "\"".unicodeScalars
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": json.append(contentsOf: ["\\", scalar])
    case _ where scalar.mustBeEscaped: json.append(contentsOf: jsonEscape(scalar).unicodeScalars)
    default: json.append(scalar)
    }
  }
  json.append("\"")
  return String(json)
}

/// The escape of a scalar in a JSON string; every scalar that must be escaped is below U+10000.
private func jsonEscape(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\t": return "\\t"
  case "\n": return "\\n"
  case "\r": return "\\r"
  default:
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

extension Unicode.Scalar {
  /// Whether a terminal could obey it or be confused by it: C0, DEL, C1, line and paragraph
  /// separators, and the marks, embeddings, overrides and isolates of bidirectional text.
  package var mustBeEscaped: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension [UInt8] {
  /// Adds UTF-8 text as ``visible(_:)`` shows it; invalid UTF-8 is replaced by U+FFFD.
  package mutating func appendVisible(_ text: Span<UInt8>) {
    // Most text of most lists is printable ASCII, which is copied.
    if text.isPrintableASCII {
      text.withUnsafeBufferPointer { append(contentsOf: $0) }
    } else {
      self += visible(text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }).utf8
    }
  }
}

extension Span<UInt8> {
  /// Whether every byte is one of the 95 printable characters of ASCII.
  package var isPrintableASCII: Bool {
    // No early exit, so that the loop runs over many bytes at once.
    withUnsafeBufferPointer { bytes in
      bytes.reduce(UInt8(0)) { $0 | ($1 &- 0x20 > 0x5E ? 1 : 0) } == 0
    }
  }
}
