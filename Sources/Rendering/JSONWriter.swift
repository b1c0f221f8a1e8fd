import Dates
import Text

/// Writes JSON (RFC 8259) that is also safe on a terminal, one value or member after the other.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  /// Adds the value that `write` makes to `bytes`, without a copy of them.
  static func append(to bytes: inout [UInt8], _ write: (inout JSONWriter) -> Void) {
    var writer = JSONWriter()
    swap(&writer.bytes, &bytes)
    write(&writer)
    swap(&writer.bytes, &bytes)
  }

  /// Returns an array with one line per item; `write` adds the value of an item.
  static func lines<Item>(_ items: [Item], _ write: (inout JSONWriter, Item) -> Void) -> [UInt8] {
    guard !items.isEmpty else { return Array("[]\n".utf8) }
    var writer = JSONWriter()
    for (index, item) in items.enumerated() {
      writer.bytes += (index == 0 ? "[\n  " : ",\n  ").utf8
      write(&writer, item)
    }
    return writer.bytes + "\n]\n".utf8
  }

  /// Adds an object; `members` adds its members.
  mutating func object(_ members: (inout JSONWriter) -> Void) {
    nested("{", "}", members)
  }

  /// Adds an array; `element` adds the value of an item.
  mutating func array<Item>(
    _ items: some Sequence<Item>, _ element: (inout JSONWriter, Item) -> Void
  ) {
    nested("[", "]") { $0.elements(items, element) }
  }

  /// Adds the elements of an array without its brackets.
  mutating func elements<Item>(
    _ items: some Sequence<Item>, _ element: (inout JSONWriter, Item) -> Void
  ) {
    for item in items {
      separate()
      element(&self, item)
    }
  }

  private mutating func nested(
    _ start: Unicode.Scalar, _ end: Unicode.Scalar, _ body: (inout JSONWriter) -> Void
  ) {
    let wasFirst = isFirst
    bytes.append(UInt8(ascii: start))
    isFirst = true
    body(&self)
    bytes.append(UInt8(ascii: end))
    isFirst = wasFirst
  }

  private mutating func separate() {
    if !isFirst { bytes += ", ".utf8 }
    isFirst = false
  }

  /// Adds the name of a member, which needs no escape; its value follows.
  mutating func name(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes += "\": ".utf8
  }

  /// Adds a member as it is written.
  mutating func written(_ member: StaticString) {
    separate()
    member.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func null() { bytes += "null".utf8 }

  mutating func value(_ number: Int64) {
    if number < 0 { bytes += "\(number)".utf8 } else { bytes.append(decimal: number) }
  }

  mutating func value(_ flag: Bool) { bytes += (flag ? "true" : "false").utf8 }

  mutating func value(_ text: String?) {
    if let text { bytes += jsonString(text).utf8 } else { null() }
  }

  /// Adds UTF-8 text; invalid UTF-8 is replaced by U+FFFD.
  mutating func value(_ text: Span<UInt8>) {
    // Most text of most lists needs no escape.
    guard text.isPrintableASCII, !text.hasQuoteOrBackslash else {
      return value(text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
    }
    bytes.append(UInt8(ascii: "\""))
    text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds what `write` adds, which needs no escape, as a string.
  mutating func quoted(_ write: (inout [UInt8]) -> Void) {
    bytes.append(UInt8(ascii: "\""))
    write(&bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds a time in milliseconds since 1970, in UTC.
  mutating func value(time milliseconds: Int64) { quoted { $0.append(utc: milliseconds) } }
}

extension JSONWriter {
  mutating func member(_ name: StaticString, _ number: Int64?) {
    self.name(name)
    if let number { value(number) } else { null() }
  }

  mutating func member(_ name: StaticString, _ text: String?) {
    self.name(name)
    value(text)
  }

  mutating func member(_ name: StaticString, _ flag: Bool) {
    self.name(name)
    value(flag)
  }

  mutating func member(_ name: StaticString, time milliseconds: Int64?) {
    self.name(name)
    if let milliseconds { value(time: milliseconds) } else { null() }
  }
}

extension Span<UInt8> {
  fileprivate var hasQuoteOrBackslash: Bool {
    // No early exit, as in isPrintableASCII.
    withUnsafeBufferPointer { bytes in
      bytes.reduce(UInt8(0)) { $0 | ($1 == 0x22 || $1 == 0x5C ? 1 : 0) } != 0
    }
  }
}

/// An object in a line of its own.
func jsonLine(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
  var bytes: [UInt8] = []
  JSONWriter.append(to: &bytes) { $0.object(members) }
  return bytes + [0x0A]
}

/// The JSON form of an error, without a line end.
package func jsonError(_ message: String, hint: String?, code: String, exit status: Int32) -> String
{
  var bytes: [UInt8] = []
  JSONWriter.append(to: &bytes) { json in
    json.object { json in
      json.name("error")
      json.object { json in
        json.member("code", code)
        json.member("message", message)
        json.member("hint", hint)
        json.member("exit", Int64(status))
      }
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
