import Text

/// Why bytes are no JSON.
package struct JSONError: Error, Equatable {
  package let reason: String
}

/// Reads JSON (RFC 8259), strictly, but for control characters in texts, which Taskwarrior writes as they are.
package struct JSONReader {
  /// The deepest nesting that is read.
  private static let maximumDepth = 64

  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads the one value that `bytes` are, with blanks around it.
  package static func value(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes)
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.isAtEnd else { throw reader.unexpected("the end") }
    return value
  }

  private var isAtEnd: Bool { place == bytes.count }

  private mutating func skipBlanks() {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x09, 0x0A, 0x0D: place += 1
      default: return
      }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private func unexpected(_ wanted: String) -> JSONError {
    guard place < bytes.count else { return JSONError(reason: "the JSON ends too early") }
    let byte = bytes[place]
    let found = (0x21...0x7E).contains(byte) ? "'\(Unicode.Scalar(byte))'" : "byte \(byte)"
    return JSONError(reason: "the JSON has \(found) where \(wanted) should be")
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    skipBlanks()
    guard place < bytes.count else { throw unexpected("a value") }
    switch bytes[place] {
    case UInt8(ascii: "{"): return try nested { reader throws(JSONError) in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader throws(JSONError) in try reader.array() }
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func nested(
    _ body: (inout JSONReader) throws(JSONError) -> JSONValue
  ) throws(JSONError) -> JSONValue {
    guard depth < Self.maximumDepth else { throw JSONError(reason: "the JSON is nested too deep") }
    depth += 1
    place += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    var members: [JSONMember] = []
    skipBlanks()
    if take("}") { return .object([]) }
    repeat {
      skipBlanks()
      guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
        throw unexpected("a name in quotes")
      }
      let name = try text()
      skipBlanks()
      guard take(":") else { throw unexpected("a colon") }
      members.append(JSONMember(name: name, value: try value()))
      skipBlanks()
    } while take(",")
    guard take("}") else { throw unexpected("a comma or '}'") }
    return .object(members)
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    var values: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array([]) }
    repeat {
      values.append(try value())
      skipBlanks()
    } while take(",")
    guard take("]") else { throw unexpected("a comma or ']'") }
    return .array(values)
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    for index in 0..<word.utf8CodeUnitCount {
      guard place < bytes.count, bytes[place] == word.utf8Start[index] else {
        throw unexpected("a value")
      }
      place += 1
    }
    return value
  }

  private mutating func number() throws(JSONError) -> String {
    let start = place
    _ = take("-")
    let first = place
    try digits("a value")
    guard place == first + 1 || bytes[first] != UInt8(ascii: "0") else {
      throw JSONError(reason: "the JSON has a number that begins with 0")
    }
    if take(".") { try digits("a digit") }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits("a digit")
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func digits(_ wanted: String) throws(JSONError) {
    let start = place
    while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
    guard place > start else { throw unexpected(wanted) }
  }

  private mutating func text() throws(JSONError) -> String {
    place += 1
    let start = place
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        place += 1
        return try Self.checked(bytes[start..<place - 1])
      case UInt8(ascii: "\\"): return try textWithEscapes(from: start)
      default: place += 1
      }
    }
    throw unexpected("a quote")
  }

  private static func checked(_ bytes: ArraySlice<UInt8>) throws(JSONError) -> String {
    guard let text = String(utf8: bytes) else {
      throw JSONError(reason: "it is not UTF-8")
    }
    return text
  }

  /// Reads the text whose first escape is next.
  private mutating func textWithEscapes(from start: Int) throws(JSONError) -> String {
    var text = Array(bytes[start..<place])
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return try Self.checked(text[...])
      case UInt8(ascii: "\\"): text += try escaped().utf8
      default: text.append(byte)
      }
    }
    throw unexpected("a quote")
  }

  private mutating func escaped() throws(JSONError) -> String {
    guard place < bytes.count else { throw unexpected("an escape") }
    defer { place += 1 }
    switch bytes[place] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var unit = try hexadecimal()
      if (0xD800...0xDBFF).contains(unit), place + 2 < bytes.count,
        bytes[place + 1] == UInt8(ascii: "\\"), bytes[place + 2] == UInt8(ascii: "u")
      {
        place += 2
        let low = try hexadecimal()
        guard (0xDC00...0xDFFF).contains(low) else {
          throw JSONError(reason: "the JSON has half of a surrogate pair")
        }
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(unit) else {
        throw JSONError(reason: "the JSON has half of a surrogate pair")
      }
      return String(scalar)
    default: throw unexpected("an escape")
    }
  }

  /// Reads the four digits after the `u` that is next, and stops at the last of them.
  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    guard place + 4 < bytes.count else { throw JSONError(reason: "the JSON ends too early") }
    var unit: UInt32 = 0
    for _ in 0..<4 {
      place += 1
      guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue else {
        throw unexpected("a hexadecimal digit")
      }
      unit = unit << 4 + UInt32(digit)
    }
    return unit
  }
}
