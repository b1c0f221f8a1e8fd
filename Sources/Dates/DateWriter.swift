/// Writes due dates and the times of changes for people and for programs.
///
/// One writer serves a whole list: its zone remembers the days it has seen.
package struct DateWriter: Sendable {
  /// The time that the text is relative to.
  package let clock: WallClock
  private var zone = LocalZone()
  private let thisYear: Int

  /// Writes in the zone of this process.
  package init(clock: WallClock) {
    self.clock = clock
    thisYear = clock.today.year
  }

  /// Adds a due date as people say it: `today`, `tomorrow`, `yesterday`, `Fri` when it is two to six
  /// days ahead, `3 days ago` for as many days in the past, else `1 Dec` for a later day of this year,
  /// and `1 Dec 2027` for any other.
  ///
  /// ``DueDate/init(parsing:clock:)`` reads it back, for its day where the time is left out.
  ///
  /// A time follows, such as `today 17:00`, except for two to six days in the past.
  package mutating func append(relative due: DueDate, to bytes: inout [UInt8]) {
    let (day, second) = local(due)
    append(dayWords: day, hasYear: day < clock.today, to: &bytes)
    if let second, !(-6 ... -2).contains(distance(to: day)) {
      bytes.append(" ")
      bytes.append(timeOfDay: second)
    }
  }

  /// Adds a due date in figures, such as `2026-12-01` and, in local time, `2026-12-01 17:00`.
  package mutating func append(exact due: DueDate, to bytes: inout [UInt8]) {
    let (day, second) = local(due)
    bytes.append(day)
    if let second {
      bytes.append(" ")
      bytes.append(timeOfDay: second)
    }
  }

  private mutating func local(_ due: DueDate) -> (day: CivilDate, second: Int?) {
    switch due {
    case .day(let day):
      return (day, nil)
    case .instant(let minute):
      let local = zone.local(at: minute.seconds)
      return (local.day, local.second)
    }
  }
}

extension DateWriter {
  /// Adds the time of a change, in milliseconds since 1970, as people say it: `just now`, `5 min ago`,
  /// from an hour on `3 h ago` if it was today, `yesterday`, `2 days ago` up to six, then `1 Dec`, and
  /// `1 Dec 2025` in another year.
  ///
  /// A minute ahead, as clocks go, is now; what is further ahead is written in figures. Moments
  /// outside the years 1970 to 9999 become the nearest inside.
  package mutating func append(relative milliseconds: Int64, to bytes: inout [UInt8]) {
    let seconds = UTCMinute.moments.nearest(to: Int(milliseconds / 1_000))
    let (day, second, _) = zone.local(at: seconds)
    switch clock.seconds - seconds {
    case ..<(-60):
      bytes.append(day)
      bytes.append(" ")
      bytes.append(timeOfDay: second)
    case ..<60: bytes.append("just now")
    case let age where age < 3_600: bytes.append(age / 60, " min ago")
    case let age where day == clock.today: bytes.append(age / 3_600, " h ago")
    default: append(dayWords: day, to: &bytes)
    }
  }

  /// Adds the time of a change, in milliseconds since 1970, as ISO 8601 writes it with the local
  /// offset and without the milliseconds, such as `2026-12-01T17:00:00+01:00`.
  ///
  /// Moments outside the years 1970 to 9999 become the nearest inside.
  package mutating func append(iso milliseconds: Int64, to bytes: inout [UInt8]) {
    let seconds = UTCMinute.moments.nearest(to: Int(milliseconds / 1_000))
    bytes.append(moment: seconds, offset: zone.offset(at: seconds))
  }

  private func distance(to day: CivilDate) -> Int {
    Int(day.daysSince1970) - Int(clock.today.daysSince1970)
  }

  private func append(
    dayWords day: CivilDate, hasYear: Bool = false, to bytes: inout [UInt8]
  ) {
    switch distance(to: day) {
    case 0: bytes.append("today")
    case 1: bytes.append("tomorrow")
    case -1: bytes.append("yesterday")
    case 2...6: bytes.append(day.weekday.shortName)
    case let days where (-6 ... -2).contains(days): bytes.append(-days, " days ago")
    default:
      let (year, month, dayOfMonth) = day.yearMonthDay
      bytes.append(dayOfMonth, " ")
      bytes.append(Month.shortName(month))
      if hasYear || year != thisYear {
        bytes.append(" ")
        bytes.append(year: year)
      }
    }
  }
}
