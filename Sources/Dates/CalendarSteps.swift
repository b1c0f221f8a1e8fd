/// Steps of a calendar or a clock, such as `+2w` and `-3h`.
package struct DateSteps: Equatable, Sendable {
  package enum Unit: Equatable, Sendable {
    case calendar(CalendarUnit)
    /// As many seconds.
    case clock(Int)
  }

  let count: Int
  let unit: Unit

  /// Whether they lead back.
  package var leadBack: Bool { count < 0 }

  /// Reads steps with a sign, such as `+1w`, `-2 days` and `+2h`; nil for anything else.
  package init?(parsingSigned text: String) {
    guard var reader = try? DateScanner(text), let steps = reader.steps(), steps.sign != nil,
      reader.isAtEnd
    else { return nil }
    count = steps.sign == "-" ? -steps.count : steps.count
    unit = steps.unit
  }

  /// Returns a due date moved by these steps; nil outside the years 1970 to 9999.
  ///
  /// Days, weeks, months and years keep its local time; hours and minutes of a due date without a time
  /// count from now.
  package func moved(_ due: DueDate, _ clock: WallClock) -> DueDate? {
    var zone = LocalZone()
    switch (unit, due) {
    case (.calendar(let unit), .day(let day)):
      return day.adding(count, unit).map { .day($0) }
    case (.calendar(let unit), .instant(let minute)):
      let (day, second, _) = zone.local(at: minute.seconds)
      return day.adding(count, unit)
        .flatMap { UTCMinute(seconds: zone.moment($0, second: second)) }.map { .instant($0) }
    case (.clock(let seconds), .day):
      return UTCMinute(seconds: clock.seconds + count * seconds).map { .instant($0) }
    case (.clock(let seconds), .instant(let minute)):
      return UTCMinute(seconds: minute.seconds + count * seconds).map { .instant($0) }
    }
  }
}

extension DateScanner {
  /// Reads steps such as `3d`, `+2w`, `-1 month`, `3 days` and `a week`; nil, and nothing is read, where
  /// there are none.
  mutating func steps() -> (sign: Unicode.Scalar?, count: Int, unit: DateSteps.Unit)? {
    var reader = self
    let sign: Unicode.Scalar? = reader.take("+") ? "+" : reader.take("-") ? "-" : nil
    var count = reader.number()
    if sign == nil, count == nil {
      let word = reader.word()
      count = word == "an" ? 1 : Self.numbers.firstIndex(of: word).map { max(1, $0) }
      guard count == nil || reader.takeBlanks() else { return nil }
    }
    reader.takeBlanks()
    guard let count, let unit = DateSteps.Unit(word: reader.word()) else { return nil }
    self = reader
    // More lead out of the nameable years, too.
    return (sign, min(count, 99_999_999), unit)
  }

  private static let numbers = [
    "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]

  /// Reads steps with their direction: `in 3 days`, `3 days ago`, `3d` in the direction of the text.
  mutating func directedSteps(
    _ direction: TypedDate.Direction
  ) -> (count: Int, unit: DateSteps.Unit)? {
    var reader = self
    let isAhead = reader.take(word: "in")
    if isAhead { reader.takeBlanks() }
    guard let (sign, count, unit) = reader.steps(), !isAhead || sign == nil else { return nil }
    let isAgo = sign == nil && !isAhead && reader.takeBlanks(thenWord: "ago")
    // What is to come is no moment in the past.
    guard direction == .ahead || !isAhead && sign != "+" else { return nil }
    self = reader
    let isBack = isAgo || sign == "-" || (direction == .back && sign == nil && !isAhead)
    return (isBack ? -count : count, unit)
  }

  /// Reads steps of hours or minutes, into seconds.
  mutating func clockSteps(_ direction: TypedDate.Direction) -> Int? {
    var reader = self
    guard let (count, unit) = reader.directedSteps(direction), case .clock(let seconds) = unit
    else {
      return nil
    }
    self = reader
    return count * seconds
  }
}

extension DateSteps.Unit {
  fileprivate init?(word: String) {
    switch word {
    case "d", "day", "days": self = .calendar(.day)
    case "w", "wk", "wks", "week", "weeks": self = .calendar(.week)
    case "m", "mo", "month", "months": self = .calendar(.month)
    case "y", "yr", "yrs", "year", "years": self = .calendar(.year)
    case "h", "hr", "hrs", "hour", "hours": self = .clock(3_600)
    case "min", "mins", "minute", "minutes": self = .clock(60)
    default: return nil
    }
  }
}
