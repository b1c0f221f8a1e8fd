import Text

// A moment outside the years 1970 to 9999 is written as the nearest inside.
extension [UInt8] {
  /// Adds a due date as RFC 3339 writes it: a day, or a time in UTC.
  package mutating func append(utc due: DueDate) {
    append(stored: due)
    guard case .instant = due else { return }
    removeLast()
    self += ":00Z".utf8
  }

  /// Adds a time in milliseconds since 1970 as RFC 3339 writes it in UTC, without a fraction, such as
  /// `2026-12-01T16:00:00Z`.
  package mutating func append(utc milliseconds: Int64) {
    let seconds = UTCMinute.moments.nearest(to: Int(milliseconds / 1_000))
    let rest = seconds % 86_400
    append(CivilDate(daysSince1970: seconds / 86_400))
    append(UInt8(ascii: "T"))
    append(timeOfDay: rest)
    append(UInt8(ascii: ":"))
    append(twoDigits: rest % 60)
    append(UInt8(ascii: "Z"))
  }

  /// Adds a time in milliseconds since 1970 in the basic form of ISO 8601, such as `20261201T160000Z`.
  package mutating func append(basicUTC milliseconds: Int64) {
    var time: [UInt8] = []
    time.append(utc: milliseconds)
    self += time.lazy.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ":") }
  }
}
