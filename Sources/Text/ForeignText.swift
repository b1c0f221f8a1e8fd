/// Reads text of a file or a stream, as other programs write it: a byte order mark at its beginning is
/// removed, and CR LF ends a line as LF does.
///
/// Returns nil for invalid UTF-8.
package func text(decoding bytes: some Collection<UInt8>) -> String? {
  let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  var bytes = Array(bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...])
  if bytes.contains(0x0D) {
    var previous: UInt8 = 0
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte == 0x0A, previous == 0x0D { lines.removeLast() }
      lines.append(byte)
      previous = byte
    }
    bytes = lines
  }
  return String(validating: bytes, as: UTF8.self)
}

extension String {
  /// The text that bytes are in UTF-8; nil when they are not valid.
  ///
  /// It is faster than the standard library's where they are ASCII.
  package init?(utf8 bytes: ArraySlice<UInt8>) {
    let isASCII = bytes.withUnsafeBufferPointer { $0.reduce(0, |) < 0x80 }
    if isASCII {
      self.init(decoding: bytes, as: UTF8.self)
    } else {
      self.init(validating: bytes, as: UTF8.self)
    }
  }
}
