extension LocalZone {
  /// Identifies the zone of this process: its offsets in a year, the year before
  /// and the year after, as a number.
  ///
  /// It stays the same through the year. A zone's name would not do: the zone that a system has
  /// without `TZ` can be changed, and so can the rules of a name.
  package static func signature(_ year: Int) -> UInt64 {
    var zone = LocalZone()
    let first = daysFromCivil(year: year - 1, month: 1, day: 1)
    let end = daysFromCivil(year: year + 2, month: 1, day: 1)
    // FNV-1a, of 32 bits at a time. Offsets are looked up at the steps that the zone remembers.
    var signature: UInt64 = 0xcbf2_9ce4_8422_2325
    for day in stride(from: first / 4 * 4, to: end, by: 4) {
      let offset = UInt32(truncatingIfNeeded: zone.offset(at: day * 86_400))
      signature = (signature ^ UInt64(offset)) &* 0x100_0000_01b3
    }
    return signature
  }
}
