package import Text

/// Why text that should name dates does not.
package struct DateError: UserError, Equatable {
  /// The expected form.
  package enum Wanted: Sendable {
    case dueDate, range, pastMoment, clock
  }

  /// The text, as given.
  package let text: String
  /// What is wrong with it.
  package let misfit: Misfit
  /// What they were read as.
  package let wanted: Wanted

  init(_ text: String, _ misfit: Misfit, wanted: Wanted) {
    self.text = text
    self.misfit = misfit
    self.wanted = wanted
  }
}

/// What is wrong with text that should name dates.
package enum Misfit: Error, Sendable {
  /// They are of no known form.
  case unreadable
  /// The calendar has no such day, such as 2026-02-30.
  case noSuchDay
  /// They lead out of the years 1970 to 9999.
  case outOfYears
  /// The last day of a range is before its first.
  case backwards
}

extension DateError {
  /// The error in one line; long text is cut, and what could move a terminal's cursor is replaced by
  /// U+FFFD.
  package var message: String {
    switch misfit {
    case .unreadable: "\(quoted(text)) is not \(wanted.noun)"
    case .noSuchDay: "\(quoted(text)) is not in the calendar"
    case .outOfYears: "\(quoted(text)) is not within the years 1970 to 9999"
    case .backwards: "\(quoted(text)) ends before it begins"
    }
  }

  /// Examples of valid text.
  package var hint: String? {
    switch misfit {
    case .unreadable, .noSuchDay: "for example: \(wanted.examples)"
    case .outOfYears, .backwards: nil
    }
  }

  package var status: ExitStatus { .usage }
}

extension DateError.Wanted {
  fileprivate var noun: String {
    switch self {
    case .dueDate: "a date"
    case .range: "a range of dates"
    case .pastMoment: "a moment in the past"
    case .clock: "a moment"
    }
  }

  fileprivate var examples: String {
    switch self {
    case .dueDate: "today, fri, +3d, 2026-12-01, 2026-12-01T17:00"
    case .range: "today, week, overdue, none, any, fri, 2026-12-01..2026-12-24, ..eom"
    case .pastMoment: "today, yesterday, 3d, 2w, 2026-12-01, 2026-12-01T17:00"
    case .clock: "2026-11-23T09:00:00Z, 2026-11-23T09:00:00, @1795424400"
    }
  }
}

private func quoted(_ text: String) -> String {
  var quoted = String.UnicodeScalarView()
  for scalar in text.unicodeScalars.prefix(48) {
    quoted.append(scalar.mustBeEscaped ? "\u{FFFD}" : scalar)
  }
  let isCut = text.unicodeScalars.dropFirst(48).first != nil
  return "'\(String(quoted))\(isCut ? "…" : "")'"
}
