/// The text of a configuration file: its entries, and its bytes to be edited without touching what
/// else stands there.
package struct ConfigurationText: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    /// The key with the table before it, such as `strategy` or `table.key`.
    package let key: String
    package let value: ConfigurationValue
    /// The number of its line, from 1.
    package let line: Int
    /// The whole line with its end.
    fileprivate let lineRange: Range<Int>
    fileprivate let valueRange: Range<Int>
  }

  package let bytes: [UInt8]
  package private(set) var entries: [Entry] = []
  /// The tables by their names, and the line of each.
  package private(set) var tables: [(name: String, line: Int)] = []
  /// Where the first table begins; entries of no table stand before it.
  private var rootEnd: Int

  /// Reads all of `bytes`; a file that is not wholly understood is not understood.
  package init(_ bytes: [UInt8]) throws(ConfigurationFault) {
    self.bytes = bytes
    rootEnd = bytes.count
    var keys: Set<String> = []
    var namesOfTables: Set<String> = []
    var table = ""
    var start = 0
    var number = 0
    while start < bytes.count {
      number += 1
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let next = min(end + 1, bytes.count)
      let hasReturn = end > start && end < bytes.count && bytes[end - 1] == UInt8(ascii: "\r")
      var line = ConfigurationLine(bytes[start..<(hasReturn ? end - 1 : end)])
      do throws(ConfigurationLine.Fault) {
        switch try line.content() {
        case .empty: break
        case .table(let name):
          guard !keys.contains(name), namesOfTables.insert(name).inserted else {
            throw .init("'\(name)' stands here a second time")
          }
          if table.isEmpty { rootEnd = start }
          table = "\(name)."
          tables.append((name, number))
        case .entry(let name, let value, let range):
          let key = table + name
          let above = tablesAbove(key)
          guard keys.isDisjoint(with: above), !namesOfTables.contains(key),
            keys.insert(key).inserted
          else { throw .init("'\(key)' stands here a second time") }
          namesOfTables.formUnion(above)
          entries.append(
            Entry(
              key: key, value: value, line: number, lineRange: start..<next, valueRange: range))
        }
      } catch {
        throw ConfigurationFault(line: number, error.sentence)
      }
      start = next
    }
  }

  package static func == (first: ConfigurationText, second: ConfigurationText) -> Bool {
    first.bytes == second.bytes
  }

  package subscript(key: String) -> Entry? { entries.first { $0.key == key } }

  /// The bytes with `key`, which is in no table, set to `value`; all else is as it was.
  package func setting(_ key: String, to value: ConfigurationValue) -> [UInt8] {
    var bytes = bytes
    if let entry = self[key] {
      bytes.replaceSubrange(entry.valueRange, with: value.toml.utf8)
      return bytes
    }
    let usesReturn = bytes.firstIndex(of: UInt8(ascii: "\n")).map {
      $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r")
    }
    let lineEnd = usesReturn == true ? "\r\n" : "\n"
    // Comments right above a table belong to it, so before a table the last entry leads.
    let lastOfRoot = entries.last { $0.lineRange.upperBound <= rootEnd }?.lineRange.upperBound
    let place = rootEnd == bytes.count ? rootEnd : lastOfRoot ?? 0
    var line = "\(key) = \(value.toml)\(lineEnd)"
    if place > 0, bytes[place - 1] != UInt8(ascii: "\n") { line = lineEnd + line }
    bytes.insert(contentsOf: line.utf8, at: place)
    return bytes
  }

  /// The bytes without the line of `key`.
  package func removing(_ key: String) -> [UInt8] {
    var bytes = bytes
    if let entry = self[key] { bytes.removeSubrange(entry.lineRange) }
    return bytes
  }
}

/// The names of the tables that a key with dots is in: `a` and `a.b` for `a.b.c`.
private func tablesAbove(_ key: String) -> [String] {
  key.indices.filter { key[$0] == "." }.map { String(key[..<$0]) }
}
