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

  package private(set) var bytes: [UInt8]
  package private(set) var entries: [Entry] = []
  /// The lines that are not valid, in a document to be corrected, by the text before their `=`.
  private var invalidLines: [(key: String, lineRange: Range<Int>)] = []

  /// Reads all of `bytes`; one invalid line makes the whole file invalid.
  package init(_ bytes: [UInt8]) throws(TOMLError) {
    self.init()
    try read(bytes) { error throws(TOMLError) in throw error }
  }

  /// Reads the valid lines of `bytes`, so that the others can be replaced or removed.
  package init(toCorrect bytes: [UInt8]) {
    self.init()
    read(bytes) { _ in }
  }

  private init() { bytes = [] }

  private mutating func read<Failure: Error>(
    _ bytes: [UInt8], fault: (TOMLError) throws(Failure) -> Void
  ) throws(Failure) {
    self.bytes = bytes
    var keys: Set<String> = []
    // A byte order mark, as some editors write it.
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
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
        try fault(TOMLError(line: number, error.message))
        let key = String(
          decoding: bytes[start..<end].prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
        invalidLines.append((key.filter { !$0.isWhitespace }, start..<next))
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
    let invalid = invalidLines.filter { $0.key == key }
    if let entry = self[key] {
      bytes.replaceSubrange(entry.valueRange, with: value.toml.utf8)
      return invalid.isEmpty ? bytes : TOMLDocument(toCorrect: bytes).withoutInvalid(key)
    }
    if let first = invalid.first {
      let line = "\(key) = \(value.toml)\n"
      bytes.replaceSubrange(first.lineRange, with: line.utf8)
      return TOMLDocument(toCorrect: bytes).withoutInvalid(key)
    }
    let usesReturn = bytes.firstIndex(of: UInt8(ascii: "\n")).map {
      $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r")
    }
    let lineEnd = usesReturn == true ? "\r\n" : "\n"
    let isWhole = bytes.isEmpty || bytes.last == UInt8(ascii: "\n")
    bytes += "\(isWhole ? "" : lineEnd)\(key) = \(value.toml)\(lineEnd)".utf8
    return bytes
  }

  /// Returns the bytes without the lines of `key`.
  package func removing(_ key: String) -> [UInt8] {
    var document = TOMLDocument(toCorrect: withoutInvalid(key))
    if let entry = document[key] { document.bytes.removeSubrange(entry.lineRange) }
    return document.bytes
  }

  private func withoutInvalid(_ key: String) -> [UInt8] {
    var bytes = bytes
    for line in invalidLines.reversed() where line.key == key {
      bytes.removeSubrange(line.lineRange)
    }
    return bytes
  }

  /// Whether a line of `key` is there, valid or not.
  package func has(_ key: String) -> Bool {
    self[key] != nil || invalidLines.contains { $0.key == key }
  }
}
