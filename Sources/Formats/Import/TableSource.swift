import Dates
import Model
import Text

/// Reads a table of values with a heading: comma-separated as RFC 4180 has them, semicolons in their place, or
/// tab-separated.
final class TableSource: TaskSource {
  private let records: RecordReader
  private let separator: UInt8
  private var mapping: RecordMapping
  private var builder: TaskBuilder
  private var columns: [(name: String, field: ImportField?)]?
  private var line = 1

  init(_ records: RecordReader, separator: UInt8, _ mapping: RecordMapping, _ losses: Losses) {
    self.records = records
    self.separator = separator
    self.mapping = mapping
    builder = TaskBuilder(mapping.clock, losses)
  }

  func next() throws(ImportError) -> TaskItem? {
    let columns = try readColumns()
    while let values = try row() {
      guard values.contains(where: { !$0.isEmpty }) else { continue }
      guard values.count <= columns.count else {
        throw error("has \(values.count) values, but there are \(columns.count) columns")
      }
      do throws(FieldError) {
        return try task(columns, values)
      } catch {
        throw self.error(error.message)
      }
    }
    return nil
  }

  private func task(
    _ columns: [(name: String, field: ImportField?)], _ values: [String]
  ) throws(FieldError) -> TaskItem {
    builder.begin(id: columns.firstIndex { $0.field == .id }.flatMap { id(values, $0) } ?? 0)
    for (column, value) in zip(columns, values) where !value.isEmpty {
      if let field = column.field {
        // A line of tab-separated values has the line breaks of a note as ours writes them.
        let isEscaped = field == .note && separator == 0x09
        try builder.set(field, isEscaped ? withLineBreaks(value) : value)
      } else if column.name != mapping.key {
        builder.losses.leaveOut(column.name)
      }
    }
    if let key = mapping.key {
      let place = columns.firstIndex { $0.name == key } ?? values.count
      try builder.set(key: place < values.count ? values[place] : nil, named: key)
    }
    return try builder.end()
  }

  private func id(_ values: [String], _ place: Int) -> Int64? {
    place < values.count ? Int64(values[place]) : nil
  }

  private func withLineBreaks(_ value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: "\\")) else { return value }
    return value.parts(between: "\\n").joined(separator: "\n")
  }

  private func readColumns() throws(ImportError) -> [(name: String, field: ImportField?)] {
    if let columns { return columns }
    guard let names = try row() else { return [] }
    let trimmed = names.map { String($0.drop(while: \.isWhitespace)).trimmingEnd(\.isWhitespace) }
    if let name = mapping.fields.keys.sorted().first(where: { !trimmed.contains($0) }) {
      throw error("there is no column '\(name)' to be mapped", isFinal: true)
    }
    let columns = zip(trimmed, mapping.roles(trimmed)).map { ($0, $1) }
    guard columns.contains(where: { $0.1 == .text }) else {
      throw error(
        "no column is the text of a task (columns: \(names.joined(separator: ", "))); name one with --map COLUMN=text",
        isFinal: true)
    }
    if let key = mapping.key, !columns.contains(where: { $0.0 == key }) {
      throw error("there is no column '\(key)' for the key", isFinal: true)
    }
    self.columns = columns
    return columns
  }

  /// Reads the values of the next record; nil at the end.
  private func row() throws(ImportError) -> [String]? {
    line = records.line
    let isQuoted = separator != 0x09
    let end = { [separator] in isQuoted ? endOfRow($0, separator: separator) : endOfLine($0) }
    guard let bytes = try records.next(end) else { return nil }
    guard !bytes.contains(0) else { throw error("has a NUL byte") }
    var values: [String] = []
    values.reserveCapacity(columns?.count ?? 8)
    var place = 0
    var count = bytes.count
    if count > 0, bytes[count - 1] == 0x0A { count -= 1 }
    if count > 0, bytes[count - 1] == 0x0D { count -= 1 }
    while true {
      let start = place
      var text: String?
      if isQuoted, place < count, bytes[place] == UInt8(ascii: "\"") {
        var value: [UInt8] = []
        place = try quoted(bytes, place + 1, count, into: &value)
        text = String(utf8: value[...])
      } else {
        while place < count, bytes[place] != separator { place += 1 }
        text = String(utf8: bytes[start..<place])
      }
      guard let text else { throw error("is not UTF-8") }
      values.append(text)
      guard place < count else { return values }
      guard bytes[place] == separator else { throw error("has text after a quoted value") }
      place += 1
    }
  }

  /// Reads a value up to its quote and returns the place after it.
  private func quoted(
    _ bytes: [UInt8], _ start: Int, _ end: Int, into value: inout [UInt8]
  ) throws(ImportError) -> Int {
    var place = start
    while place < end {
      if bytes[place] == UInt8(ascii: "\"") {
        guard place + 1 < end, bytes[place + 1] == UInt8(ascii: "\"") else { return place + 1 }
        place += 1
      }
      // CR LF within quotes is a line break of the text.
      if bytes[place] != 0x0D || place + 1 == end || bytes[place + 1] != 0x0A {
        value.append(bytes[place])
      }
      place += 1
    }
    throw error("has a quote that is not closed")
  }

  private func error(_ reason: String, isFinal: Bool = false) -> ImportError {
    ImportError(line: line, reason: reason, isFinal: isFinal)
  }
}
