/// Which due dates a list is narrowed to.
package enum DueRange: Equatable, Sendable {
  /// No due date.
  case none
  /// Any due date.
  case any
  /// Overdue; done tasks are not excluded here.
  case overdue
  /// Due on days from the first to the last of a range.
  case days(DayRange)
}

/// Whole days, in the calendar and in the local zone as it was when the range was made.
package struct DayRange: Equatable, Sendable {
  /// The days, the last included.
  package let days: ClosedRange<CivilDate>

  /// From the first second of the first day up to, not including, that of the day after the last,
  /// in seconds since 1970.
  package let moments: Range<Int>

  /// Finds the moments of days in the zone of this process.
  package init(_ days: ClosedRange<CivilDate>) {
    self.days = days
    var zone = LocalZone()
    // An open end also holds what the zone moves out of the nameable years.
    let first = days.lowerBound == .first ? Int.min : zone.moment(days.lowerBound)
    let end = days.upperBound == .last ? Int.max : zone.moment(days.upperBound.next)
    moments = first..<max(first, end)
  }
}

extension DueRange {
  /// Whether a task's due date, or that it has none, is in the range.
  ///
  /// A day counts as a whole and a time as its local day; `clock` matters to `overdue` alone.
  package func contains(_ due: DueDate?, clock: WallClock) -> Bool {
    switch (self, due) {
    case (.none, let due): due == nil
    case (_, nil): false
    case (.any, _?): true
    case (.overdue, let due?): due.isOverdue(clock)
    case (.days(let range), .day(let day)?): range.days.contains(day)
    case (.days(let range), .instant(let minute)?): range.moments.contains(minute.seconds)
    }
  }
}

extension DueRange {
  /// Reads what a user types for a range; capitals count as small letters.
  ///
  /// It is one of `none`, `any`, `overdue`; `week`, which is today to Sunday; any due date that
  /// ``DueDate/init(parsing:clock:)`` reads, for its day; and two of these with `..` between them, the
  /// last included, or one of them left out.
  ///
  /// Throws for anything else, and when the last day is before the first.
  package init(parsing text: String, clock: WallClock) throws(DateError) {
    do {
      self = try Self.read(text, clock)
    } catch {
      throw DateError(text, error, wanted: .range)
    }
  }

  private static func read(_ text: String, _ clock: WallClock) throws(Misfit) -> DueRange {
    guard text.utf8.count <= 200 else { throw .unreadable }
    if let (first, last) = text.halves {
      guard !(first.isEmpty && last.isEmpty) else { throw .unreadable }
      let from = first.isEmpty ? CivilDate.first : try day(first, clock)
      let to = last.isEmpty ? CivilDate.last : try day(last, clock)
      guard from <= to else { throw .backwards }
      return .days(DayRange(from...to))
    }
    var reader = try DateScanner(text)
    switch reader.word() {
    case "none" where reader.isAtEnd: return .none
    case "any" where reader.isAtEnd: return .any
    case "overdue" where reader.isAtEnd: return .overdue
    case "week" where reader.isAtEnd:
      return .days(DayRange(clock.today...clock.today.endOfWeek))
    default:
      let day = try day(text, clock)
      return .days(DayRange(day...day))
    }
  }

  private static func day(_ text: String, _ clock: WallClock) throws(Misfit) -> CivilDate {
    var zone = LocalZone()
    return try DueDate.read(text, clock).day(in: &zone)
  }
}

extension String {
  /// The text before and after the first `..`; nil without one.
  fileprivate var halves: (String, String)? {
    let bytes = Array(utf8)
    let dots = bytes.indices.dropLast().first { bytes[$0] == 0x2E && bytes[$0 + 1] == 0x2E }
    guard let dots else { return nil }
    return (
      String(decoding: bytes[..<dots], as: UTF8.self),
      String(decoding: bytes[(dots + 2)...], as: UTF8.self)
    )
  }
}
