import Text

/// Reads the lines of a text.
struct LineReader {
  private let records: RecordReader
  /// The line that was read last, from 1.
  private(set) var line = 1

  init(_ records: RecordReader) {
    self.records = records
  }

  /// Reads the next line without its end; nil at the end of the file.
  mutating func next() throws(ImportError) -> String? {
    line = records.line
    guard var bytes = try records.next(endOfLine) else { return nil }
    if bytes.last == 0x0A { bytes.removeLast() }
    if bytes.last == 0x0D { bytes.removeLast() }
    guard let text = String(utf8: bytes[...]) else { throw error("is not UTF-8") }
    guard !bytes.contains(0) else { throw error("has a NUL byte") }
    return text
  }

  func error(_ reason: String) -> ImportError { ImportError(line: line, reason: reason) }
}
