extension DateScanner {
  /// Reads a day; nil where there is none.
  ///
  /// It is a date (see ``date()``), `today`, `tomorrow`, `yesterday`; steps of days to years; a weekday, or
  /// `5 dec`; `eod` to `eoy` and `sow` to `soy`, the ends and starts of a day, week, month, quarter and year;
  /// `next`, `this` or `last` and a weekday or one of these units.
  mutating func day(
    _ clock: WallClock, _ direction: TypedDate.Direction
  ) throws(Misfit) -> CivilDate? {
    if let date = try date() { return date }
    if let readings = numericReadings() { throw .ambiguous(readings) }
    if let (count, unit) = directedSteps(direction) {
      guard case .calendar(let unit) = unit else { return nil }
      guard let day = clock.today.adding(count, unit) else { throw .outOfYears }
      return day
    }
    guard let day = try dayOfMonth(clock.today, direction) ?? namedDay(clock, direction) else {
      return nil
    }
    // A weekday may stand before a date, and must be right.
    var reader = self
    if reader.takeBlanks(), let date = try reader.dayOfMonth(clock.today, direction) {
      guard date.weekday == day.weekday else { throw .noSuchDay }
      self = reader
      return date
    }
    guard day.isNameable else { throw .outOfYears }
    return day
  }

  /// Reads a day that has a name, which may be one outside the years 1970 to 9999.
  private mutating func namedDay(
    _ clock: WallClock, _ direction: TypedDate.Direction
  ) -> CivilDate? {
    let today = clock.today
    switch word() {
    case "today", "eod": return today
    case "tomorrow": return today.next
    case "yesterday": return today.previous
    case "next": return neighbor(1, clock)
    case "last": return neighbor(-1, clock)
    case "day":
      if takeBlanks(thenWord: "after"), takeBlanks(thenWord: "tomorrow") { return today.next.next }
      return takeBlanks(thenWord: "before") && takeBlanks(thenWord: "yesterday")
        ? today.previous.previous : nil
    case "end":
      guard takeBlanks(thenWord: "of"), let period = blanksAndPeriod() else { return nil }
      return period.days(of: today, clock.weekStart).upperBound
    case let name:
      if let weekday = Weekday(word: name) {
        return direction == .ahead ? today.next(weekday) : today.latest(weekday)
      }
      guard name.utf8.count == 3, let period = Period(letter: name.utf8.last) else { return nil }
      let days = period.days(of: today, clock.weekStart)
      if name.hasPrefix("eo") { return days.upperBound }
      guard name.hasPrefix("so") else { return nil }
      return direction == .back ? days.lowerBound : days.upperBound.next
    }
  }

  /// Reads a weekday or a period after `next` or `last`: that day of the week beside this one, or the
  /// first day of the period beside this one.
  private mutating func neighbor(_ distance: Int, _ clock: WallClock) -> CivilDate? {
    if let period = blanksAndPeriod() {
      return period.days(beside: distance, clock).lowerBound
    }
    var reader = self
    guard reader.takeBlanks(), let weekday = Weekday(word: reader.word()) else { return nil }
    self = reader
    let week = Period.week.days(beside: distance, clock)
    return distance < 0
      ? clock.today.previous.latest(weekday) : week.lowerBound.previous.next(weekday)
  }

  /// Reads blanks and the name of a period.
  mutating func blanksAndPeriod() -> Period? {
    var reader = self
    guard reader.takeBlanks(), let period = Period(word: reader.word()) else { return nil }
    self = reader
    return period
  }

  /// Reads a day and the name of its month, in either order, with or without a year.
  private mutating func dayOfMonth(
    _ today: CivilDate, _ direction: TypedDate.Direction
  ) throws(Misfit) -> CivilDate? {
    var reader = self
    let number: Int
    let month: Int
    if let (first, hasEnding) = reader.ordinal() {
      var after = reader
      after.takeBlanks()
      guard let name = Month.number(word: after.word()) else {
        guard hasEnding, (1...31).contains(first) else { return nil }
        self = reader
        return day(first, today, direction)
      }
      reader = after
      (number, month) = (first, name)
    } else {
      guard let name = Month.number(word: reader.word()) else { return nil }
      reader.takeBlanks()
      guard let (second, _) = reader.ordinal() else { return nil }
      (number, month) = (second, name)
    }
    var after = reader
    _ = after.take(",")
    if after.takeBlanks(), let year = after.number(digits: 4...4), !after.take(":") {
      self = after
      guard CivilDate.years.contains(year) else { throw .outOfYears }
      guard let day = CivilDate(year: year, month: month, day: number) else { throw .noSuchDay }
      return day
    }
    self = reader
    // The leap day comes every eighth year at the latest.
    let years = direction == .ahead ? Array(0...8) : (-8...0).reversed()
    let days = years.compactMap { CivilDate(year: today.year + $0, month: month, day: number) }
    let day = days.first { direction == .ahead ? $0 >= today : $0 <= today }
    guard let day else { throw .noSuchDay }
    return day
  }

  /// Reads a number of one or two digits, and its ending, as in `5th`.
  private mutating func ordinal() -> (number: Int, hasEnding: Bool)? {
    var reader = self
    guard let number = reader.number(digits: 1...2), reader.number() == nil else { return nil }
    let end = reader
    let hasEnding = ["st", "nd", "rd", "th"].contains(reader.word())
    if !hasEnding { reader = end }
    self = reader
    return (number, hasEnding)
  }

  /// The day of a month, this one or the next that has it; backwards the last that had it.
  private func day(
    _ number: Int, _ today: CivilDate, _ direction: TypedDate.Direction
  ) -> CivilDate? {
    let (year, month, _) = today.yearMonthDay
    let months = direction == .ahead ? Array(0...2) : [0, -1, -2]
    return months.lazy.compactMap { step in
      let index = year * 12 + month - 1 + step
      return CivilDate(
        year: index.quotient(by: 12), month: index.remainder(by: 12) + 1, day: number)
    }.first { direction == .ahead ? $0 >= today : $0 <= today }
  }

  /// The readings of a date in figures such as `12/05`, which another country reads in another way;
  /// nil where there is none.
  private func numericReadings() -> [String]? {
    var reader = self
    guard let first = reader.number(digits: 1...2),
      reader.take("/") || reader.take("-") || reader.take("."),
      let second = reader.number(digits: 1...2)
    else { return nil }
    var year = ""
    if reader.take("/") || reader.take("-") || reader.take("."),
      let number = reader.number(digits: 4...4)
    {
      year = " \(number)"
    }
    guard reader.isAtEnd || reader.takeBlanks() else { return nil }
    let readings = [(first, second), (second, first)].compactMap { day, month in
      CivilDate(year: 2000, month: month, day: day).map { _ in
        "\(day) \(Month.shortName(month))\(year)"
      }
    }
    return first == second ? Array(readings.prefix(1)) : readings
  }
}
