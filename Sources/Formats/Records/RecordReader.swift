import Libc

/// Reads a file record by record, with a buffer of its own, so that the file may be of any size.
final class RecordReader {
  /// The most bytes of a record.
  static let maximumBytes = 1 << 20

  private let file: Int32
  private var buffer: [UInt8] = []
  /// The bytes of the buffer that are not yet read.
  private var rest = 0..<0
  private var isAtEnd = false
  /// The line on which the next record begins, from 1.
  private(set) var line = 1
  /// The bytes that were read so far.
  private(set) var position = 0

  /// Reads the file descriptor `file`; a byte order mark at its beginning is no part of the first record.
  init(_ file: Int32) throws(ImportError) {
    self.file = file
    try fill()
    if buffer[rest].starts(with: [0xEF, 0xBB, 0xBF]) {
      rest = rest.lowerBound + 3..<rest.upperBound
    }
  }

  /// The first bytes of the file, at most 64 KiB.
  var beginning: ArraySlice<UInt8> { buffer[rest] }

  /// Reads the next record; nil at the end.
  ///
  /// `end` finds in some bytes, the first of them at the beginning of the record, where the record ends; nil
  /// when it does not. What is left at the end of the file is a record. After a record that is too long,
  /// which is an error, it goes on after the end of it.
  func next(_ end: (Span<UInt8>) -> Int?) throws(ImportError) -> [UInt8]? {
    let line = line
    var isTooLong = false
    while true {
      guard let length = end(buffer.span.extracting(rest)) ?? (isAtEnd ? rest.count : nil) else {
        if rest.count > Self.maximumBytes {
          isTooLong = true
          skip(rest.count - 1)
        }
        try fill()
        continue
      }
      guard length > 0 || !isTooLong else { throw Self.tooLong(line) }
      guard length > 0 else { return nil }
      let record =
        isTooLong || length > Self.maximumBytes ? nil : Array(buffer[rest].prefix(length))
      skip(length)
      guard let record else { throw Self.tooLong(line) }
      return record
    }
  }

  private static func tooLong(_ line: Int) -> ImportError {
    ImportError(line: line, reason: "has more than \(maximumBytes) bytes")
  }

  private func skip(_ count: Int) {
    line += buffer.withUnsafeBufferPointer { bytes in
      bytes[rest].prefix(count).reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    }
    position += count
    rest = rest.lowerBound + count..<rest.upperBound
  }

  /// Reads more of the file into the buffer.
  private func fill() throws(ImportError) {
    let kept = rest.count
    let size = kept + max(1 << 16, kept)
    var read = 0
    var failure: Int32 = 0
    buffer = [UInt8](unsafeUninitializedCapacity: size) { bytes, count in
      let end = bytes.extracting(..<kept).initialize(fromContentsOf: buffer[rest])
      read = readSome(file, UnsafeMutableRawBufferPointer(bytes.extracting(end...)))
      failure = errno
      count = kept + max(read, 0)
    }
    guard read >= 0 else {
      throw ImportError(line: line, reason: "cannot be read: \(errorText(failure))", isFinal: true)
    }
    isAtEnd = read == 0
    rest = 0..<kept + read
  }
}
