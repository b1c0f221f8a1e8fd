/// The text of a configuration file: its entries, and its bytes to be edited without touching what
/// else stands there.
package struct TOMLDocument: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    /// Such as `strategy`.
    package let key: String
    package let value: TOMLValue
    /// The number of its line, from 1.
    package let line: Int
    /// The whole line with its end.
    fileprivate let lineRange: Range<Int>
    fileprivate let valueRange: Range<Int>
  }

  package let bytes: [UInt8]
  package private(set) var entries: [Entry] = []

  /// Reads all of `bytes`; a file that is not wholly understood is not understood.
  package init(_ bytes: [UInt8]) throws(TOMLError) {
    self.bytes = bytes
    var keys: Set<String> = []
    var start = 0
    var number = 0
    while start < bytes.count {
      number += 1
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let next = min(end + 1, bytes.count)
      let hasReturn = end > start && end < bytes.count && bytes[end - 1] == UInt8(ascii: "\r")
      var line = LineParser(bytes[start..<(hasReturn ? end - 1 : end)])
      do throws(LineParser.Fault) {
        if let (key, value, range) = try line.entry() {
          guard keys.insert(key).inserted else { throw .init("duplicate key '\(key)'") }
          entries.append(
            Entry(
              key: key, value: value, line: number, lineRange: start..<next, valueRange: range))
        }
      } catch {
        throw TOMLError(line: number, error.message)
      }
      start = next
    }
  }

  package static func == (first: TOMLDocument, second: TOMLDocument) -> Bool {
    first.bytes == second.bytes
  }

  package subscript(key: String) -> Entry? { entries.first { $0.key == key } }

  /// Returns the bytes with `key` set to `value`; all else is as it was.
  package func setting(_ key: String, to value: TOMLValue) -> [UInt8] {
    var bytes = bytes
    if let entry = self[key] {
      bytes.replaceSubrange(entry.valueRange, with: value.toml.utf8)
      return bytes
    }
    let usesReturn = bytes.firstIndex(of: UInt8(ascii: "\n")).map {
      $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r")
    }
    let lineEnd = usesReturn == true ? "\r\n" : "\n"
    let isWhole = bytes.isEmpty || bytes.last == UInt8(ascii: "\n")
    bytes += "\(isWhole ? "" : lineEnd)\(key) = \(value.toml)\(lineEnd)".utf8
    return bytes
  }

  /// The bytes without the line of `key`.
  package func removing(_ key: String) -> [UInt8] {
    var bytes = bytes
    if let entry = self[key] { bytes.removeSubrange(entry.lineRange) }
    return bytes
  }
}
