/// Reads the objects of a JSON array, or of lines with one each.
final class ObjectReader {
  private let records: RecordReader
  private var isArray: Bool?
  private var isClosed = false
  private var needsComma = false
  /// Whether a comma was read that an object must follow.
  private var hasComma = false
  /// The line on which the last object began.
  private(set) var line = 1

  init(_ records: RecordReader) {
    self.records = records
  }

  /// Reads the next object; nil at the end.
  ///
  /// After an error it goes on with the next.
  func next() throws(ImportError) -> [JSONMember]? {
    while true {
      line = records.line
      guard let record = try records.next(endOfObject) else {
        if isArray == true, !isClosed {
          isClosed = true
          throw error("the array does not end: the file is cut off")
        }
        return nil
      }
      guard let start = try startOfObject(record) else { continue }
      needsComma = isArray == true
      do throws(JSONError) {
        if case .object(let members) = try JSONReader.value(Array(record[start...])) {
          return members
        }
      } catch {
        throw self.error(error.reason)
      }
    }
  }

  /// Steps over what stands between two objects; nil where the record has none.
  private func startOfObject(_ record: [UInt8]) throws(ImportError) -> Int? {
    for (index, byte) in record.enumerated() {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: continue
      case UInt8(ascii: "[") where isArray == nil: isArray = true
      case UInt8(ascii: ",") where isArray == true && needsComma && !isClosed:
        needsComma = false
        hasComma = true
      case UInt8(ascii: "]") where isArray == true && !isClosed && !hasComma: isClosed = true
      case UInt8(ascii: "{") where !isClosed && !needsComma:
        isArray = isArray ?? false
        hasComma = false
        return index
      default: throw error("there is no JSON object where one should be")
      }
    }
    return nil
  }

  private func error(_ reason: String) -> ImportError { ImportError(line: line, reason: reason) }
}
