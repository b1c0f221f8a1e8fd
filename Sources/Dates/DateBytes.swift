import Text

// Dates are written byte by byte: a list has thousands, and a String for each part of each would
// take longer than all the rest.

extension [UInt8] {
  /// Adds the day as ISO 8601 writes it, such as `2026-12-01`.
  package mutating func append(_ day: CivilDate) {
    let (year, month, dayOfMonth) = day.yearMonthDay
    append(year: year)
    append(UInt8(ascii: "-"))
    append(twoDigits: month)
    append(UInt8(ascii: "-"))
    append(twoDigits: dayOfMonth)
  }

  /// Adds the hour and the minute of a second of the day, such as `09:05`.
  mutating func append(timeOfDay second: Int) {
    append(twoDigits: second / 3_600)
    append(UInt8(ascii: ":"))
    append(twoDigits: second / 60 % 60)
  }

  /// Adds a moment in seconds since 1970 with the offset of a zone in seconds, as RFC 3339 writes
  /// it, such as `2026-12-01T17:00:00+01:00`.
  mutating func append(moment seconds: Int, offset: Int) {
    // RFC 3339 has no seconds of offset; the moment stays the same without them.
    let offset = offset - offset % 60
    let local = seconds + offset
    let second = local.remainder(by: 86_400)
    append(CivilDate(daysSince1970: local.quotient(by: 86_400)))
    append(UInt8(ascii: "T"))
    append(timeOfDay: second)
    append(UInt8(ascii: ":"))
    append(twoDigits: second % 60)
    append(offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    append(timeOfDay: abs(offset))
  }

  /// Adds a year, 0 to 10000, with four digits or five.
  mutating func append(year: Int) {
    if year < 10_000 {
      append(twoDigits: year / 100)
      append(twoDigits: year % 100)
    } else {
      append(year, "")
    }
  }

  /// Adds a number that is 0 or more, and text after it.
  mutating func append(_ number: Int, _ text: StaticString) {
    if number >= 10 { append(number / 10, "") }
    append(UInt8(truncatingIfNeeded: number % 10) + 0x30)
    append(text)
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }
}
