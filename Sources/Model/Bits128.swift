/// 128 bits: a stamp, a database's identity, a key or a digest.
package struct Bits128: Hashable, Sendable {
  package let high: UInt64
  package let low: UInt64

  package static let zero = Bits128(high: 0, low: 0)

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads 16 bytes, the most significant first; nil for any other count.
  package init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 16 else { return nil }
    self.init(
      high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
      low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
  }

  /// As the other.
  package init?(bytes: ArraySlice<UInt8>) {
    guard let bits = bytes.withUnsafeBytes({ Bits128(bytes: $0) }) else { return nil }
    self = bits
  }

  /// The 16 bytes, the most significant first.
  package var bytes: [UInt8] {
    [high, low].flatMap { half in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: half >> $0) }
    }
  }
}

extension Bits128: CustomStringConvertible {
  /// 32 hexadecimal digits.
  package var description: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(32)
    for half in [high, low] {
      for shift in stride(from: 60, through: 0, by: -4) {
        let digit = UInt8(truncatingIfNeeded: half >> UInt64(shift)) & 0xF
        digits.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
