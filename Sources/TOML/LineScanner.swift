/// The bytes of one line, read from left to right.
struct LineScanner: ~Copyable {
  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Whether the line is UTF-8 without control characters, tabs excepted.
  var isPlainText: Bool {
    bytes.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == UInt8(ascii: "\t") }
      && String(validating: bytes, as: UTF8.self) != nil
  }

  var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  /// Whether the bytes that follow are those of `text`.
  func follows(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  mutating func skipBlanks() {
    while let byte = next, byte.isBlank { position += 1 }
  }

  /// Takes `text` when it is what follows.
  mutating func take(_ text: String) -> Bool {
    guard follows(text) else { return false }
    position += text.utf8.count
    return true
  }

  mutating func takeAll(where isWanted: (UInt8) -> Bool) -> String {
    let start = position
    while let byte = next, isWanted(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// A string in single quotes, kept as it is, or in double quotes, with escapes.
  mutating func string() throws(LineParser.Fault) -> String {
    guard !follows("\"\"\""), !follows("'''") else {
      throw .init("multi-line text is not supported")
    }
    if take("'") {
      let text = takeAll { $0 != UInt8(ascii: "'") }
      guard take("'") else { throw .init("a closing ' is missing") }
      return text
    }
    _ = take("\"")
    var text = ""
    while true {
      text += takeAll { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
      if take("\"") { return text }
      guard take("\\") else { throw .init("a closing \" is missing") }
      text.unicodeScalars.append(try escaped())
    }
  }

  /// Reads an escape after its backslash.
  private mutating func escaped() throws(LineParser.Fault) -> Unicode.Scalar {
    let plain: [(String, Unicode.Scalar)] = [
      ("\"", "\""), ("\\", "\\"), ("n", "\n"), ("t", "\t"), ("r", "\r"), ("b", "\u{8}"),
      ("f", "\u{C}"),
    ]
    for (letter, scalar) in plain where take(letter) { return scalar }
    for (letter, count) in [("u", 4), ("U", 8)] where take(letter) {
      let digits = bytes[position...].prefix(count)
      guard digits.count == count, digits.allSatisfy(\.isHexDigit),
        let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      else { throw .init("\\\(letter) takes \(count) hexadecimal digits") }
      position += count
      return scalar
    }
    throw .init("invalid escape; use single quotes for a literal backslash")
  }
}

extension UInt8 {
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

  fileprivate var isHexDigit: Bool {
    isDigit || UInt8(ascii: "a")...UInt8(ascii: "f") ~= self | 0x20
  }
}
