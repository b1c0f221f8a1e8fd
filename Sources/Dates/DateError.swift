package import Text

/// Why text that should name dates does not.
package struct DateError: UserError, Equatable {
  /// The expected form.
  package enum Wanted: Sendable {
    case dueDate, range, pastMoment, clock, recurrence
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
package enum Misfit: Error, Equatable, Sendable {
  /// They are of no known form.
  case unreadable
  /// The calendar has no such day, such as 2026-02-30.
  case noSuchDay
  /// They lead out of the years 1970 to 9999.
  case outOfYears
  /// The last day of a range is before its first.
  case backwards
  /// Figures that countries read in different ways; the readings, such as `12 May` and `5 Dec`.
  case ambiguous([String])
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
    case .ambiguous(let readings) where readings.count > 1:
      "\(quoted(text)) can be \(readings.joined(separator: " or "))"
    case .ambiguous: "\(quoted(text)) is not \(wanted.noun)"
    }
  }

  /// What to write instead, or examples of valid text, the forms nearest to this one.
  package var hint: String? {
    switch misfit {
    case .unreadable:
      if let correction { "did you mean '\(correction)'?" } else { "for example: \(examples)" }
    case .noSuchDay: "for example: \(examples)"
    case .outOfYears, .backwards: nil
    case .ambiguous(let readings):
      readings.isEmpty
        ? "for example: 5 dec, 2026-12-05"
        : "write " + readings.map { "'\($0.lowercased())'" }.joined(separator: " or ")
    }
  }

  package var status: ExitStatus { .usage }
  package var code: ErrorCode { .invalidDate }
}

extension DateError.Wanted {
  fileprivate var noun: String {
    switch self {
    case .dueDate: "a date"
    case .range: "a range of dates"
    case .pastMoment: "a moment in the past"
    case .clock: "a moment"
    case .recurrence: "a recurrence"
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
