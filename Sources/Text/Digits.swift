extension [UInt8] {
  /// Adds the decimal digits of `number`, which is not negative.
  package mutating func append(decimal number: Int64) {
    var place: Int64 = 1
    while number / place >= 10 { place *= 10 }
    while place > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / place % 10))
      place /= 10
    }
  }

  /// Adds both digits of a number from 0 to 99.
  package mutating func append(twoDigits number: Int) {
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }
}
