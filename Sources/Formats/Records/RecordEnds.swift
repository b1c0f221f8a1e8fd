// Where a record ends, for RecordReader.

/// The end of a line, after its line feed.
func endOfLine(_ bytes: Span<UInt8>) -> Int? {
  bytes.firstIndex(of: 0x0A).map { $0 + 1 }
}

/// The end of a line of separated values (RFC 4180): a value that begins with a quote may hold line feeds.
func endOfRow(_ bytes: Span<UInt8>, separator: UInt8) -> Int? {
  var isQuoted = false
  var isStart = true
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    if byte == UInt8(ascii: "\""), isQuoted || isStart {
      let isDoubled = isQuoted && index + 1 < bytes.count && bytes[index + 1] == byte
      if isDoubled { index += 1 } else { isQuoted.toggle() }
    } else if byte == 0x0A, !isQuoted {
      return index + 1
    }
    isStart = byte == separator
    index += 1
  }
  return nil
}

/// The end of a JSON object, with what stands before it; of anything else the end of the line.
func endOfObject(_ bytes: Span<UInt8>) -> Int? {
  var depth = 0
  var isText = false
  var isEscaped = false
  for index in bytes.indices {
    let byte = bytes[index]
    if isText {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isText = false
      }
      continue
    }
    switch byte {
    case UInt8(ascii: "\""): isText = depth > 0
    case UInt8(ascii: "{"): depth += 1
    case UInt8(ascii: "}"):
      depth -= 1
      if depth <= 0 { return index + 1 }
    case 0x0A where depth == 0: return index + 1
    default: break
    }
  }
  return nil
}

extension Span<UInt8> {
  fileprivate func firstIndex(of byte: UInt8) -> Int? {
    withUnsafeBufferPointer { $0.firstIndex(of: byte) }
  }
}
