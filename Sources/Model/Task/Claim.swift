/// Who has a task, and until when: for a time only, so that a holder that is gone keeps nothing.
package struct Claim: Equatable, Sendable {
  /// The name under which it was made; not empty.
  package let owner: String
  package let id: ClaimID
  /// When it ends, in milliseconds since 1970.
  package var until: Int64

  /// An end outside the years 1970 to 9999 becomes the nearest inside.
  package init(owner: String, id: ClaimID, until: Int64) {
    self.owner = owner
    self.id = id
    self.until = min(max(until, 0), 253_402_300_799_000)
  }

  /// Whether the task is still claimed at `time`, in milliseconds since 1970.
  package func holds(at time: Int64) -> Bool { until > time }
}

/// Tells a claim from every other, also from those of the same name: a random UUID (version 4 of RFC 9562).
package struct ClaimID: Hashable, Sendable {
  package let bits: Bits128

  package init(_ bits: Bits128) {
    self.bits = bits
  }

  package static func random() -> ClaimID {
    let high = UInt64.random(in: .min ... .max)
    let low = UInt64.random(in: .min ... .max)
    return ClaimID(
      Bits128(high: high & ~0xF000 | 0x4000, low: low & ~(3 << 62) | 2 << 62))
  }

  /// Reads `8-4-4-4-12` hexadecimal digits, of any version; nil for anything else.
  package init?(parsing text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [8, 4, 4, 4, 12],
      parts.joined().allSatisfy({ digit in
        (0x30...0x39).contains(digit) || (0x61...0x66).contains(digit | 0x20)
      })
    else { return nil }
    let digits = String(decoding: parts.joined(), as: UTF8.self)
    guard let high = UInt64(digits.prefix(16), radix: 16),
      let low = UInt64(digits.suffix(16), radix: 16)
    else { return nil }
    bits = Bits128(high: high, low: low)
  }
}

extension ClaimID: CustomStringConvertible {
  /// The UUID in lower case.
  package var description: String {
    var text = ""
    for (index, digit) in bits.description.enumerated() {
      if [8, 12, 16, 20].contains(index) { text += "-" }
      text.append(digit)
    }
    return text
  }
}
