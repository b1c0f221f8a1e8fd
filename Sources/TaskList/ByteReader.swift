/// A position in bytes that anyone may have written; reads past the end are nil.
struct ByteReader {
  var position = 0

  mutating func byte(in bytes: borrowing Span<UInt8>) -> UInt8? {
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  /// An unsigned LEB128 number of at most 64 bits.
  mutating func number(in bytes: borrowing Span<UInt8>) -> UInt64? {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      let bits = UInt64(byte & 0x7F)
      guard shift < 63 || (shift == 63 && bits <= 1) else { return nil }
      number |= bits << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    return nil
  }

  /// A number that is a time.
  mutating func time(in bytes: borrowing Span<UInt8>) -> Int64? {
    number(in: bytes).flatMap(Int64.init(exactly:))
  }

  /// A number, and where as many bytes lie behind it.
  mutating func range(in bytes: borrowing Span<UInt8>) -> Range<Int>? {
    guard let length = number(in: bytes), let size = Int(exactly: length),
      size <= bytes.count - position
    else { return nil }
    defer { position += size }
    return position..<position + size
  }
}

extension [UInt8] {
  mutating func append(leb128 number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}
