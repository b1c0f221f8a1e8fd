/// What a calendar is stepped by.
package enum CalendarUnit: Sendable, CaseIterable {
  case day, week, month, year
}

extension CivilDate {
  /// The day `count` units later, or earlier when `count` is negative; nil when its year is not
  /// 1970 to 9999.
  ///
  /// Months and years keep the day of the month where the month has one, and else take its last:
  /// a month after 31 January is 28 or 29 February.
  package func adding(_ count: Int, _ unit: CalendarUnit) -> CivilDate? {
    // More days than all nameable years have, and few enough that nothing below overflows.
    guard (-4_000_000...4_000_000).contains(count) else { return nil }
    switch unit {
    case .day: return addingDays(count)
    case .week: return addingDays(count * 7)
    case .month: return addingMonths(count)
    case .year: return addingMonths(count * 12)
    }
  }

  /// The next day, also after the last that can be named.
  package var next: CivilDate {
    CivilDate(daysSince1970: Int(daysSince1970) + 1)
  }

  /// The day before.
  var previous: CivilDate {
    CivilDate(daysSince1970: Int(daysSince1970) - 1)
  }

  private func addingDays(_ count: Int) -> CivilDate? {
    let sum = CivilDate(daysSince1970: Int(daysSince1970) + count)
    return sum.isNameable ? sum : nil
  }

  private func addingMonths(_ count: Int) -> CivilDate? {
    let (year, month, day) = yearMonthDay
    let months = year * 12 + month - 1 + count
    let newMonth = months.remainder(by: 12) + 1
    let newYear = months.quotient(by: 12)
    return CivilDate(
      year: newYear, month: newMonth, day: min(day, daysIn(month: newMonth, of: newYear)))
  }
}

func daysIn(month: Int, of year: Int) -> Int {
  switch month {
  case 2: isLeap(year) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}

private func isLeap(_ year: Int) -> Bool {
  year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and
// civil_from_days: years begin in March, so that the leap day is the last of its year, and are
// counted in eras of 400 years, which all have 146,097 days.

func daysFromCivil(year: Int, month: Int, day: Int) -> Int {
  let year = month <= 2 ? year - 1 : year
  let era = year.quotient(by: 400)
  let yearOfEra = year - era * 400
  let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
  let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

func civilFromDays(_ days: Int) -> (year: Int, month: Int, day: Int) {
  let days = days + 719_468
  let era = days.quotient(by: 146_097)
  let dayOfEra = days - era * 146_097
  let yearOfEra =
    (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let fromMarch = (5 * dayOfYear + 2) / 153
  let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return (year, month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
}

extension Int {
  /// The quotient by a positive number, rounded down also below 0.
  func quotient(by divisor: Int) -> Int {
    (self >= 0 ? self : self - divisor + 1) / divisor
  }

  /// What ``quotient(by:)`` leaves: 0 or more.
  func remainder(by divisor: Int) -> Int {
    self - quotient(by: divisor) * divisor
  }
}

extension ClosedRange<Int> {
  /// The number itself inside the range, and outside the bound that is nearer.
  package func nearest(to number: Int) -> Int {
    Swift.min(Swift.max(number, lowerBound), upperBound)
  }
}
