/// A day of the proleptic Gregorian calendar, in no zone.
///
/// Years 1970 to 9999 can be named. The zone of a clock may put a moment of these years one day
/// before the first or after the last, so the type itself goes further: years 0 to 10000.
package struct CivilDate: Hashable, Sendable {
  /// The years of the days that can be named.
  package static let years = 1970...9999

  /// The first day that can be named, 1970-01-01.
  package static let first = CivilDate(daysSince1970: 0)

  /// The last day that can be named, 9999-12-31.
  package static let last = CivilDate(daysSince1970: 2_932_896)

  /// Days since 1970-01-01, negative before it.
  package let daysSince1970: Int32

  /// The day `days` after 1970-01-01; one outside the years 0 to 10000 becomes the nearest inside.
  package init(daysSince1970 days: Int) {
    daysSince1970 = Int32((-719_528...2_933_262).nearest(to: days))
  }

  /// The day of a year (1970 to 9999), a month (1 to 12) and a day of it; nil when there is none.
  package init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month), day >= 1,
      day <= daysIn(month: month, of: year)
    else { return nil }
    self.init(daysSince1970: daysFromCivil(year: year, month: month, day: day))
  }

  /// The year, the month (1 to 12) and the day of the month (1 to 31).
  package var yearMonthDay: (year: Int, month: Int, day: Int) {
    civilFromDays(Int(daysSince1970))
  }

  /// The year, 1970 to 9999 where the day can be named.
  package var year: Int { yearMonthDay.year }

  /// The day of the week.
  package var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let fromMonday = (Int(daysSince1970) + 3).remainder(by: 7)
    return Weekday.allCases[fromMonday]
  }

  /// Whether the day can be named: its year is 1970 to 9999.
  package var isNameable: Bool {
    Self.first <= self && self <= Self.last
  }
}

extension CivilDate: Comparable {
  /// Whether a day is earlier.
  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.daysSince1970 < right.daysSince1970
  }
}

extension CivilDate: CustomStringConvertible {
  /// The day as ISO 8601 writes it, such as `2026-12-01`.
  package var description: String {
    var bytes: [UInt8] = []
    bytes.append(self)
    return String(decoding: bytes, as: UTF8.self)
  }
}
