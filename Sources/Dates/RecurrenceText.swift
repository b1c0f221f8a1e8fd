extension Recurrence {
  /// Reads what a user types for a recurrence; capitals count as small letters.
  ///
  /// It is one of `day`, `weekday` (Monday to Friday), `week`, `month`, `quarter`, `year`; `2w`, `3 months`;
  /// weekdays with commas between them, such as `mon,thu`; `15th`, `last day`, `1st mon`, `last fri`.
  /// ` on the 31st` keeps the day of a month where others are too short. `after` before a number of days to years counts from completion. ` until ` and a date may follow.
  ///
  /// Throws for anything else.
  package init(parsing text: String, clock: WallClock) throws(DateError) {
    do {
      var reader = try DateScanner(text)
      isAfterCompletion = reader.take(word: "after")
      if isAfterCompletion { reader.takeBlanks() }
      guard let rule = reader.rule() else { throw Misfit.unreadable }
      if isAfterCompletion { guard case .steps = rule else { throw Misfit.unreadable } }
      self.rule = rule
      if reader.takeBlanks(thenWord: "on"), reader.takeBlanks(), reader.take(word: "the") {
        reader.takeBlanks()
        guard let day = reader.number(digits: 2...2), (29...31).contains(day),
          ["st", "th"].contains(reader.word())
        else { throw Misfit.unreadable }
        anchor = day
      }
      if reader.takeBlanks(thenWord: "until") {
        reader.takeBlanks()
        guard let day = try reader.day(clock, .ahead) else { throw Misfit.unreadable }
        until = day
      }
      guard reader.isAtEnd else { throw Misfit.unreadable }
    } catch {
      throw DateError(text, error as? Misfit ?? .unreadable, wanted: .recurrence)
    }
  }

  /// Reads what ``stored`` writes; nil for anything else.
  package init?(stored text: String) {
    guard let read = try? Recurrence(parsing: text, clock: WallClock(milliseconds: 0)),
      read.stored == text
    else { return nil }
    self = read
  }

  /// The form in which it is kept and shown, such as `2 weeks`, `mon,thu` and `after 3 days`.
  package var stored: String {
    let end = until.map { " until \($0)" } ?? ""
    let day = anchor.map { " on the \(ordinal($0))" } ?? ""
    return (isAfterCompletion ? "after " : "") + ruleText + day + end
  }

  /// ``stored`` without the last day.
  private var ruleText: String {
    switch rule {
    case .steps(1, let unit) where !isAfterCompletion: return unit.name
    case .steps(let count, let unit): return "\(count) \(unit.name)\(count == 1 ? "" : "s")"
    case .weekdays(Self.workdays): return "weekday"
    case .weekdays(let days): return days.map { String($0.name.prefix(3)) }.joined(separator: ",")
    case .dayOfMonth(31): return "last day"
    case .dayOfMonth(let day): return ordinal(day)
    case .weekdayOfMonth(0, let day): return "last \(day.name.prefix(3))"
    case .weekdayOfMonth(let place, let day): return "\(ordinal(place)) \(day.name.prefix(3))"
    }
  }

  static let workdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
}

extension DateScanner {
  /// Reads the rule of a recurrence; nil where there is none.
  fileprivate mutating func rule() -> Recurrence.Rule? {
    var reader = self
    var quarters = self
    if let count = quarters.number(), quarters.takeBlanks(thenWord: "quarters"),
      (1...999).contains(count)
    {
      self = quarters
      return .steps(3 * count, .month)
    }
    if let (sign, count, unit) = reader.steps() {
      guard sign == nil, (1...9_999).contains(count), case .calendar(let unit) = unit else {
        return nil
      }
      self = reader
      return .steps(count, unit)
    }
    if let place = reader.number(digits: 1...2) {
      guard ["st", "nd", "rd", "th"].contains(reader.word()) else { return nil }
      self = reader
      guard let weekday = blanksAndWeekday() else {
        return (1...31).contains(place) ? .dayOfMonth(place) : nil
      }
      return (1...4).contains(place) ? .weekdayOfMonth(place, weekday) : nil
    }
    switch word() {
    case "day", "daily": return .steps(1, .day)
    case "week", "weekly": return .steps(1, .week)
    case "month", "monthly": return .steps(1, .month)
    case "quarter", "quarterly": return .steps(3, .month)
    case "year", "yearly": return .steps(1, .year)
    case "weekday", "weekdays": return .weekdays(Recurrence.workdays)
    case "last":
      if let weekday = blanksAndWeekday() { return .weekdayOfMonth(0, weekday) }
      return takeBlanks(thenWord: "day") ? .dayOfMonth(31) : nil
    case let name:
      guard var days = Weekday(word: name).map({ [$0] }) else { return nil }
      while take(",") {
        takeBlanks()
        guard let day = Weekday(word: word()) else { return nil }
        days.append(day)
      }
      return .weekdays(Weekday.allCases.filter(days.contains))
    }
  }

  private mutating func blanksAndWeekday() -> Weekday? {
    var reader = self
    guard reader.takeBlanks(), let weekday = Weekday(word: reader.word()) else { return nil }
    self = reader
    return weekday
  }
}

extension CalendarUnit {
  fileprivate var name: String {
    switch self {
    case .day: "day"
    case .week: "week"
    case .month: "month"
    case .year: "year"
    }
  }
}

private func ordinal(_ number: Int) -> String {
  let ending =
    switch number {
    case 1, 21, 31: "st"
    case 2, 22: "nd"
    case 3, 23: "rd"
    default: "th"
    }
  return "\(number)\(ending)"
}
