extension DueDate {
  /// The form in which it is kept: `2026-12-01`, or `2026-12-01T16:00Z` in UTC.
  ///
  /// It never changes, each due date has one, and ``init(stored:)-(String)`` reads it back.
  package var stored: String {
    var bytes: [UInt8] = []
    bytes.append(stored: self)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads exactly what ``stored`` writes, from bytes that anyone may have written; nil for
  /// anything else.
  package init?(stored bytes: Span<UInt8>) {
    guard bytes.count == 10 || bytes.count == 17, bytes[4] == UInt8(ascii: "-"),
      bytes[7] == UInt8(ascii: "-"), let century = bytes.number(at: 0),
      let year = bytes.number(at: 2), let month = bytes.number(at: 5),
      let dayOfMonth = bytes.number(at: 8),
      let day = CivilDate(year: century * 100 + year, month: month, day: dayOfMonth)
    else { return nil }
    if bytes.count == 10 {
      self = .day(day)
      return
    }
    guard bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: "Z"), let hour = bytes.number(at: 11), hour < 24,
      let minute = bytes.number(at: 14), minute < 60,
      let utc = UTCMinute(
        seconds: Int(day.daysSince1970) * 86_400 + hour * 3_600 + minute * 60)
    else { return nil }
    self = .instant(utc)
  }

  /// Reads exactly what ``stored`` writes; nil for anything else.
  package init?(stored text: String) {
    let bytes = Array(text.utf8.prefix(18))
    self.init(stored: bytes.span)
  }
}

extension [UInt8] {
  /// Adds ``DueDate/stored``.
  package mutating func append(stored due: DueDate) {
    switch due {
    case .day(let day):
      append(day)
    case .instant(let minute):
      let day = minute.seconds / 86_400
      append(CivilDate(daysSince1970: day))
      append(UInt8(ascii: "T"))
      append(timeOfDay: minute.seconds - day * 86_400)
      append(UInt8(ascii: "Z"))
    }
  }
}

extension Span<UInt8> {
  /// The number of the two digits at `index`; nil when they are not digits.
  fileprivate func number(at index: Int) -> Int? {
    let high = self[index] &- 0x30
    let low = self[index + 1] &- 0x30
    return high < 10 && low < 10 ? Int(high) * 10 + Int(low) : nil
  }
}
