/// A stretch of time, for due dates with and without a time, in the local zone as it was when the
/// range was made.
package struct DayRange: Equatable, Sendable {
  /// The days that are in it.
  package let days: Range<CivilDate>

  /// The moments that are in it, in seconds since 1970.
  package let moments: Range<Int>

  /// Whole days, in the zone of this process.
  package init(_ days: ClosedRange<CivilDate>) {
    self.init(days.lowerBound..<days.upperBound.next)
  }

  private init(_ days: Range<CivilDate>) {
    var zone = LocalZone()
    // An open end also holds what the zone moves out of the nameable years.
    let first = days.lowerBound == .first ? Int.min : zone.moment(days.lowerBound)
    let end = days.upperBound > .last ? Int.max : zone.moment(days.upperBound)
    self.init(days: days, moments: first..<max(first, end))
  }

  private init(days: Range<CivilDate>, moments: Range<Int>) {
    self.days = days
    self.moments = moments
  }

  /// What is before or after `due`, which is in it with `isIncluded`.
  ///
  /// A day counts as its last moment: what is due on the day of a time is after that time.
  package init(_ side: Side, _ due: DueDate, isIncluded: Bool) {
    switch (side, due) {
    case (.before, .day(let day)): self.init(.first..<(isIncluded ? day.next : max(.first, day)))
    case (.after, .day(let day)): self.init((isIncluded ? day : day.next)..<CivilDate.last.next)
    case (_, .instant(let minute)):
      var zone = LocalZone()
      let day = zone.local(at: minute.seconds).day
      let end = minute.seconds + 60
      if side == .before {
        let moments = Int.min..<(isIncluded ? end : minute.seconds)
        self.init(days: .first..<max(.first, day), moments: moments)
      } else {
        let moments = (isIncluded ? minute.seconds : end)..<Int.max
        self.init(days: max(day, .first)..<CivilDate.last.next, moments: moments)
      }
    }
  }

  package enum Side: Sendable {
    case before, after
  }

  /// Whether `due` is in the range.
  package func contains(_ due: DueDate) -> Bool {
    switch due {
    case .day(let day): days.contains(day)
    case .instant(let minute): moments.contains(minute.seconds)
    }
  }
}

extension DayRange {
  /// Reads a range of the past: as ``DueRange`` has it, with days that are the latest of their name.
  package init(parsingPast text: String, clock: WallClock) throws(DateError) {
    do {
      self = try DayRange(text, clock, .back)
    } catch {
      throw DateError(text, error, wanted: .pastMoment)
    }
  }

  init(_ text: String, _ clock: WallClock, _ direction: TypedDate.Direction) throws(Misfit) {
    guard text.utf8.count <= 200 else { throw .unreadable }
    guard let (first, last) = text.halves else {
      self.init(try Self.days(text, clock, direction))
      return
    }
    guard !(first.isEmpty && last.isEmpty) else { throw .unreadable }
    let from = first.isEmpty ? CivilDate.first : try Self.days(first, clock, direction).lowerBound
    let to = last.isEmpty ? CivilDate.last : try Self.days(last, clock, direction).upperBound
    guard from <= to else { throw .backwards }
    self.init(from...to)
  }

  private static func days(
    _ text: String, _ clock: WallClock, _ direction: TypedDate.Direction
  ) throws(Misfit) -> ClosedRange<CivilDate> {
    var reader = try DateScanner(text)
    if let days = reader.period(clock, direction), reader.isAtEnd {
      guard days.lowerBound.isNameable, days.upperBound.isNameable else { throw .outOfYears }
      return days
    }
    var zone = LocalZone()
    let day = try DueDate.read(text, clock, direction).day(in: &zone)
    return day...day
  }
}

extension DateScanner {
  /// Reads a period, such as `week` and `next month`, into its days.
  fileprivate mutating func period(
    _ clock: WallClock, _ direction: TypedDate.Direction
  ) -> ClosedRange<CivilDate>? {
    let name = word()
    if let period = Period(word: name) {
      let days = period.days(of: clock.today, clock.weekStart)
      return direction == .ahead ? clock.today...days.upperBound : days.lowerBound...clock.today
    }
    guard ["this", "next", "last"].contains(name), let period = blanksAndPeriod() else {
      return nil
    }
    guard name != "this" else { return period.days(of: clock.today, clock.weekStart) }
    return period.days(beside: name == "next" ? 1 : -1, clock)
  }
}

extension String {
  /// The text before and after the first `..`; nil without one.
  var halves: (String, String)? {
    let bytes = Array(utf8)
    let dots = bytes.indices.dropLast().first { bytes[$0] == 0x2E && bytes[$0 + 1] == 0x2E }
    guard let dots else { return nil }
    return (
      String(decoding: bytes[..<dots], as: UTF8.self),
      String(decoding: bytes[(dots + 2)...], as: UTF8.self)
    )
  }
}
