/// When a task that is done comes back.
package struct Recurrence: Equatable, Sendable {
  enum Rule: Equatable, Sendable {
    /// Every given number of days, weeks, months or years.
    case steps(Int, CalendarUnit)
    /// On these days of the week, in their order.
    case weekdays([Weekday])
    /// On a day of the month, 1 to 31; the last of a month that is too short.
    case dayOfMonth(Int)
    /// On the first to fourth such day of a month, or with 0 the last.
    case weekdayOfMonth(Int, Weekday)
  }

  var rule: Rule
  /// Whether it is counted from the day on which a task is done, instead of its due date.
  package let isAfterCompletion: Bool
  /// The last day on which a task may be due; nil for none.
  package var until: CivilDate?
  /// The day of the month of the first due date, where a month may be too short for it: 29 to 31.
  var anchor: Int?

  /// Every `count` days, weeks, months or years from the due date, or after completion.
  package init(every count: Int, _ unit: CalendarUnit, isAfterCompletion: Bool = false) {
    rule = .steps(count, unit)
    self.isAfterCompletion = isAfterCompletion
  }

  /// Monday to Friday.
  package static let weekdays = Recurrence(rule: .weekdays(workdays), isAfterCompletion: false)

  private init(rule: Rule, isAfterCompletion: Bool) {
    self.rule = rule
    self.isAfterCompletion = isAfterCompletion
  }

  /// The number of days, weeks, months or years of a rule that is so simple; nil for another.
  package var period: (count: Int, unit: CalendarUnit)? {
    guard case .steps(let count, let unit) = rule else { return nil }
    return (count, unit)
  }

  /// Whether it is Monday to Friday.
  package var isOnWeekdays: Bool { rule == .weekdays(Self.workdays) }

  /// The rule that keeps the day of `due`: a month after 31 January is 28 February, and two are 31 March.
  package func anchored(to due: DueDate) -> Recurrence {
    var zone = LocalZone()
    let day = due.day(in: &zone).yearMonthDay.day
    var anchored = self
    switch rule {
    case .steps(_, .month), .steps(_, .year):
      anchored.anchor = day > 28 && !isAfterCompletion ? day : nil
    default: anchored.anchor = nil
    }
    return anchored
  }

  /// The first due date of a task without one: today or later.
  package func first(_ clock: WallClock) -> DueDate? {
    if isAfterCompletion { return nil }
    if case .steps = rule { return .day(clock.today) }
    return firstDay(from: clock.today) { _ in true }.map { .day($0) }
  }

  /// The due date itself, or the first day of the recurrence after it, at the same local time.
  package func first(from due: DueDate, _ clock: WallClock) -> DueDate {
    var zone = LocalZone()
    let day = due.day(in: &zone)
    guard !isAfterCompletion, !matches(day), let first = firstDay(from: day, where: { _ in true })
    else { return due }
    return due.moved(from: .day(day), to: .day(first)) ?? due
  }

  /// The due date after `due` of a task that is done now; nil when it does not come back.
  ///
  /// What has passed meanwhile is skipped: the date is after today, or at a later time. A due date with
  /// a time keeps its local time.
  package func next(after due: DueDate?, _ clock: WallClock) -> DueDate? {
    var zone = LocalZone()
    var second: Int?
    if case .instant(let minute) = due { second = zone.local(at: minute.seconds).second }
    let isLater = { (day: CivilDate) in
      guard let second else { return day > clock.today }
      return zone.moment(day, second: second) > clock.seconds
    }
    let base = isAfterCompletion ? clock.today : due?.day(in: &zone) ?? clock.today
    let day: CivilDate?
    if case .steps(let count, let unit) = rule {
      day =
        isAfterCompletion
        ? base.adding(count, unit)
        : firstStep(count, unit, from: base, today: clock.today, where: isLater)
    } else {
      day = firstDay(from: max(base.next, clock.today), where: isLater)
    }
    guard let day, day.isNameable, until.map({ day <= $0 }) ?? true else { return nil }
    guard let second else { return .day(day) }
    return UTCMinute(seconds: zone.moment(day, second: second)).map { .instant($0) }
  }

  /// The first of the days that are whole numbers of steps after `base`.
  private func firstStep(
    _ count: Int, _ unit: CalendarUnit, from base: CivilDate, today: CivilDate,
    where isLater: (CivilDate) -> Bool
  ) -> CivilDate? {
    // Days and weeks are reached by a division, so that a date of long ago takes no time.
    let days = unit == .day ? count : unit == .week ? 7 * count : 0
    let first = days == 0 ? 1 : max(1, (Int(today.daysSince1970) - Int(base.daysSince1970)) / days)
    for steps in first...(first + 120_000) {
      guard let day = base.adding(steps * count, unit) else { return nil }
      let anchored = anchor.map { day.withDay($0) } ?? day
      if isLater(anchored) { return anchored }
    }
    return nil
  }

  private func firstDay(
    from start: CivilDate, where isLater: (CivilDate) -> Bool
  ) -> CivilDate? {
    var day = start
    // Every rule has a day in any two months; the clock may be a day apart.
    for _ in 0..<70 {
      if matches(day), isLater(day) { return day }
      day = day.next
    }
    return nil
  }

  private func matches(_ day: CivilDate) -> Bool {
    let (year, month, number) = day.yearMonthDay
    switch rule {
    case .steps: return true
    case .weekdays(let days): return days.contains(day.weekday)
    case .dayOfMonth(let wanted): return number == min(wanted, daysIn(month: month, of: year))
    case .weekdayOfMonth(let place, let weekday):
      guard day.weekday == weekday else { return false }
      return place == 0
        ? number + 7 > daysIn(month: month, of: year) : (number - 1) / 7 + 1 == place
    }
  }
}

extension DueDate {
  /// The same distance in days before `next` as this is before `due`, at the same local time; nil outside
  /// the years 1970 to 9999.
  package func moved(from due: DueDate, to next: DueDate) -> DueDate? {
    var zone = LocalZone()
    let days = next.day(in: &zone).daysSince1970 - due.day(in: &zone).daysSince1970
    return day(in: &zone).adding(Int(days), .day).flatMap { day in
      guard case .instant(let minute) = self else { return .day(day) }
      let second = zone.local(at: minute.seconds).second
      return UTCMinute(seconds: zone.moment(day, second: second)).map { .instant($0) }
    }
  }
}

extension CivilDate {
  /// The day of this month with a number, or its last.
  fileprivate func withDay(_ day: Int) -> CivilDate {
    let (year, month, _) = yearMonthDay
    return CivilDate(
      daysSince1970: daysFromCivil(
        year: year, month: month, day: min(day, daysIn(month: month, of: year))))
  }
}
