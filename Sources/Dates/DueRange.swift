/// Which due dates a list is narrowed to.
package enum DueRange: Equatable, Sendable {
  /// No due date.
  case none
  /// Any due date.
  case any
  /// Overdue; done tasks are not excluded here.
  case overdue
  /// Due from the first to the last of a range.
  case days(DayRange)
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
    case (.days(let range), let due?): range.contains(due)
    }
  }
}

extension DueRange {
  /// Reads what a user types for a range; capitals count as small letters.
  ///
  /// It is one of `none`, `any`, `overdue`; `week`, `month`, `quarter`, `year`, which is today to its last
  /// day; one of these after `this`, `next` or `last`, which is all of it; any due date that
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
    guard text.halves == nil else { return .days(try DayRange(text, clock, .ahead)) }
    var word = try DateScanner(text)
    switch word.word() {
    case "none" where word.isAtEnd: return .none
    case "any" where word.isAtEnd: return .any
    case "overdue" where word.isAtEnd: return .overdue
    default: return .days(try DayRange(text, clock, .ahead))
    }
  }
}
