import TaskList

extension [UInt8] {
  /// Adds `text` as it may go to a terminal: what a terminal would obey, or what would change the
  /// order of other text, stands as its JSON escape, such as `\u001b`; what is not UTF-8 as U+FFFD.
  mutating func appendVisible(_ text: Span<UInt8>) {
    // Most words of most lists: nothing to look at twice.
    if text.isPrintableASCII {
      text.withUnsafeBufferPointer { append(contentsOf: $0) }
    } else {
      self += visible(text.string).utf8
    }
  }
}

/// The bytes of a text as they may go to a terminal.
package func visibleBytes(_ text: Span<UInt8>) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.appendVisible(text)
  return bytes
}

/// `text` with its control and bidirectional characters as escapes.
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

/// The escape of a scalar in a JSON string; all that are escaped lie below U+10000.
func jsonEscape(_ scalar: Unicode.Scalar) -> String {
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
  var mustBeEscaped: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension Span<UInt8> {
  var isPrintableASCII: Bool {
    // No way out of the loop: so it runs over many bytes at once.
    withUnsafeBufferPointer { bytes in
      bytes.reduce(UInt8(0)) { $0 | ($1 &- 0x20 > 0x5E ? 1 : 0) } == 0
    }
  }
}
