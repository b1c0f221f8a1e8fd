/// A part of the calendar that has a first and a last day.
enum Period {
  case week, month, quarter, year

  init?(word: String) {
    switch word {
    case "week": self = .week
    case "month": self = .month
    case "quarter": self = .quarter
    case "year": self = .year
    default: return nil
    }
  }

  init?(letter: UInt8?) {
    switch letter {
    case UInt8(ascii: "w"): self = .week
    case UInt8(ascii: "m"): self = .month
    case UInt8(ascii: "q"): self = .quarter
    case UInt8(ascii: "y"): self = .year
    default: return nil
    }
  }

  /// The days of the period that holds `day`.
  func days(of day: CivilDate, _ weekStart: Weekday) -> ClosedRange<CivilDate> {
    let (year, month, _) = day.yearMonthDay
    let first: CivilDate
    let last: CivilDate
    switch self {
    case .week:
      first = day.latest(weekStart)
      last = CivilDate(daysSince1970: Int(first.daysSince1970) + 6)
    case .month, .quarter, .year:
      let months = self == .month ? 1 : self == .quarter ? 3 : 12
      let start = (month - 1) / months * months + 1
      let end = start + months - 1
      first = CivilDate(daysSince1970: daysFromCivil(year: year, month: start, day: 1))
      last = CivilDate(
        daysSince1970: daysFromCivil(year: year, month: end, day: daysIn(month: end, of: year)))
    }
    return first...last
  }

  /// The days of the next period, or with -1 of the last.
  func days(beside distance: Int, _ clock: WallClock) -> ClosedRange<CivilDate> {
    let now = days(of: clock.today, clock.weekStart)
    return days(of: distance < 0 ? now.lowerBound.previous : now.upperBound.next, clock.weekStart)
  }
}
