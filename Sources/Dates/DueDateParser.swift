extension DueDate {
  /// Reads what a user types for a due date; capitals count as small letters.
  ///
  /// A day is one of
  /// - `today`, `tomorrow`, `yesterday`;
  /// - `fri`, `friday`: the next one after today, so on a Friday it is a week ahead; three letters
  ///   of the name or more;
  /// - `next-fri`: the one of the next week; weeks begin on Monday;
  /// - `3d`, `+2w`, `1m`, `-1y`: days, weeks, months and years from today, where the day of the month
  ///   becomes the last of a month that is too short;
  /// - `eow`, `eom`, `eoy`: the Sunday of this week, and the last day of this month and year, which
  ///   may be today;
  /// - `2026-12-01`.
  ///
  /// A time such as `17:00` or `9:30` may follow, after blanks, or `T` after a date. Alone it is
  /// today's, or tomorrow's when it is now or has passed. Times are local, and
  /// ``LocalZone/moment(_:second:)`` says what they are when clocks change, but for a date with a
  /// time and an offset (RFC 3339), such as `2026-12-01T17:00:00+01:00`. Seconds are dropped.
  ///
  /// Throws for anything else, and outside the years 1970 to 9999.
  package init(parsing text: String, clock: WallClock) throws(DateError) {
    do {
      self = try Self.read(text, clock)
    } catch {
      throw DateError(text, error, wanted: .dueDate)
    }
  }

  static func read(_ text: String, _ clock: WallClock) throws(Misfit) -> DueDate {
    let typed = try TypedDate(text) { reader throws(Misfit) in
      try reader.dueDay(today: clock.today)
    }
    var zone = LocalZone()
    var seconds: Int
    switch typed {
    case .day(let day):
      return .day(day)
    case .moment(let moment):
      seconds = moment.seconds(in: &zone)
    case .time(let second):
      seconds = zone.moment(clock.today, second: second)
      if seconds <= clock.seconds { seconds = zone.moment(clock.today.next, second: second) }
    }
    guard let minute = UTCMinute(seconds: seconds) else { throw .outOfYears }
    return .instant(minute)
  }
}

extension DateScanner {
  fileprivate mutating func dueDay(today: CivilDate) throws(Misfit) -> CivilDate? {
    if let date = try date() { return date }
    let day: CivilDate?
    if let steps = steps() {
      day = today.adding(steps.sign == "-" ? -steps.count : steps.count, steps.unit)
    } else {
      switch word() {
      case "today": day = today
      case "tomorrow": day = today.adding(1, .day)
      case "yesterday": day = today.adding(-1, .day)
      case "eow": day = today.endOfWeek
      case "eom": day = today.endOfMonth
      case "eoy": day = CivilDate(year: today.year, month: 12, day: 31)
      case "next" where take("-"):
        guard let weekday = Weekday(word: word()) else { return nil }
        day = today.endOfWeek.next(weekday)
      case let name:
        guard let weekday = Weekday(word: name) else { return nil }
        day = today.next(weekday)
      }
    }
    guard let day, day.isNameable else { throw .outOfYears }
    return day
  }
}
