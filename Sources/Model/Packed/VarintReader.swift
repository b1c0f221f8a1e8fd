/// A position in untrusted bytes; reads past the end return nil.
struct VarintReader {
  var position = 0

  mutating func byte(in bytes: borrowing Span<UInt8>) -> UInt8? {
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  /// Reads an unsigned LEB128 number of at most 64 bits.
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

  /// Reads a signed number in zigzag form.
  mutating func time(in bytes: borrowing Span<UInt8>) -> Int64? {
    number(in: bytes).map { Int64(bitPattern: $0 >> 1) ^ -Int64($0 & 1) }
  }

  /// Reads 16 bytes.
  mutating func bits(in bytes: borrowing Span<UInt8>) -> Bits128? {
    guard position + 16 <= bytes.count else { return nil }
    defer { position += 16 }
    return bytes.extracting(position..<position + 16).withUnsafeBytes { Bits128(bytes: $0) }
  }

  /// Reads a length and returns the range of as many bytes after it.
  mutating func range(in bytes: borrowing Span<UInt8>) -> Range<Int>? {
    guard let length = number(in: bytes), let size = Int(exactly: length),
      size <= bytes.count - position
    else { return nil }
    defer { position += size }
    return position..<position + size
  }
}

/// Returns the zigzag form of a signed number: 0 is 0, -1 is 1, 1 is 2, -2 is 3.
///
/// The form of protocol buffers, https://protobuf.dev/programming-guides/encoding/#signed-ints.
package func zigzag(_ number: Int64) -> UInt64 {
  UInt64(bitPattern: number << 1 ^ number >> 63)
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
