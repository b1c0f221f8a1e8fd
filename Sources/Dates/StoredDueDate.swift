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
    if bytes.count == 10, let day = bytes.day {
      self = .day(day)
    } else if bytes.count == 17, bytes[16] == UInt8(ascii: "Z"), let minute = bytes.minute {
      self = .instant(minute)
    } else {
      return nil
    }
  }

  /// Reads exactly what ``stored`` writes; nil for anything else.
  package init?(stored text: String) {
    guard text.utf8.count <= 17 else { return nil }
    var text = text
    guard let due = text.withUTF8({ DueDate(stored: $0.span) }) else { return nil }
    self = due
  }
}

extension Span<UInt8> {
  /// The day of `2026-12-01`, with anything after it; there are at least 10 bytes.
  fileprivate var day: CivilDate? {
    guard self[4] == UInt8(ascii: "-"), self[7] == UInt8(ascii: "-"), let century = number(at: 0),
      let year = number(at: 2), let month = number(at: 5), let day = number(at: 8)
    else { return nil }
    return CivilDate(year: century * 100 + year, month: month, day: day)
  }

  /// The minute of `2026-12-01T16:00` in UTC, with anything after it; there are at least 16 bytes.
  var minute: UTCMinute? {
    guard let day, self[10] == UInt8(ascii: "T"), self[13] == UInt8(ascii: ":"),
      let hour = number(at: 11), hour < 24, let minute = number(at: 14), minute < 60
    else { return nil }
    return UTCMinute(seconds: Int(day.daysSince1970) * 86_400 + hour * 3_600 + minute * 60)
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
