import Text

// Text of users in HTML: what a browser would obey is escaped, and what could confuse a reader is shown as a
// terminal shows it.
extension [UInt8] {
  /// Adds markup as it is.
  package mutating func append(html markup: StaticString) {
    markup.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Adds UTF-8 text, with its control and bidirectional characters visible.
  package mutating func append(text: Span<UInt8>) {
    let isPlain =
      text.isPrintableASCII
      && text.withUnsafeBufferPointer { bytes in !bytes.contains { $0.isMarkup } }
    guard !isPlain else {
      text.withUnsafeBufferPointer { append(contentsOf: $0) }
      return
    }
    var visible: [UInt8] = []
    visible.appendVisible(text)
    for byte in visible { append(escaped: byte) }
  }

  package mutating func append(text: String) { append(text: Array(text.utf8).span) }

  /// Adds text that a browser hands back, so no character may be lost: those that a reader must see are
  /// numbers.
  package mutating func append(attribute text: String) {
    for scalar in text.unicodeScalars {
      if scalar.mustBeEscaped {
        self += "&#\(scalar.value);".utf8
      } else {
        for byte in String(scalar).utf8 { append(escaped: byte) }
      }
    }
  }

  /// Adds a name and its value, after a space.
  package mutating func append(attribute name: StaticString, _ value: String) {
    append(0x20)
    append(html: name)
    append(html: "=\"")
    append(attribute: value)
    append(0x22)
  }

  private mutating func append(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): append(html: "&amp;")
    case UInt8(ascii: "<"): append(html: "&lt;")
    case UInt8(ascii: ">"): append(html: "&gt;")
    case UInt8(ascii: "\""): append(html: "&quot;")
    case UInt8(ascii: "'"): append(html: "&#39;")
    default: append(byte)
    }
  }
}

extension UInt8 {
  fileprivate var isMarkup: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
