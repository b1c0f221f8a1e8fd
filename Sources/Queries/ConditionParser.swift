import Dates
import Model
import Text

extension Condition {
  /// Reads a field, an operator and values, such as `list=home`, `due<fri`, `text~milk`.
  ///
  /// - Fields: id, text, note, list, tag, priority, due, wait, created, changed, done, every, owner.
  /// - `=` and `!=` take several values with commas between them, any of which may match; an empty one is
  ///   none. `~` is a part of a text or a name, capitals and accents aside.
  /// - `<`, `<=`, `>`, `>=` compare numbers, priorities (low is the least) and dates. A day counts as a whole.
  /// - `due` and `wait` are equal to ranges, too (see ``DueRange``), and so are `created`, `changed` and
  ///   `done`, in the past.
  init(_ parsed: ConditionText, _ clock: WallClock) throws {
    field = parsed.field
    isNegated = parsed.comparison == .notEqual
    let values = parsed.values
    var dates: [String] = []
    switch field {
    case .id: test = .ids(try Self.ids(parsed))
    case .text, .note:
      if field == .note, values == [""] {
        test = .names([], orNone: true)
      } else {
        test = .words(values.map(Needle.init), isWhole: parsed.comparison != .contains)
      }
    case .list, .tag:
      if parsed.comparison == .contains {
        test = .words(values.map(Needle.init), isWhole: false)
      } else {
        let names = try values.filter { !$0.isEmpty }.map {
          try checkedName($0, of: parsed.field.rawValue, allowsSpaces: parsed.field == .list)
        }
        test = .names(names.map(spellings), orNone: values.contains(""))
      }
    case .owner:
      test =
        parsed.comparison == .contains
        ? .words(values.map(Needle.init), isWhole: false)
        : .names(values.filter { !$0.isEmpty }.map(spellings), orNone: values.contains(""))
    case .every:
      if parsed.comparison == .contains {
        test = .words(values.map(Needle.init), isWhole: false)
      } else {
        test = .names(
          try Self.rules(values, clock).map { [Array($0.utf8)] }, orNone: values.contains(""))
      }
    case .priority: test = .priorities(try Self.priorities(parsed))
    case .due, .wait:
      let ranges = try Self.ranges(parsed, clock)
      dates = ranges.map(\.name)
      test = .dates(ranges)
    case .created, .changed, .done:
      let moments = try Self.moments(parsed, clock)
      dates = moments.map { $0.map { "\($0.lowerBound)..\($0.upperBound)" } ?? "none" }
      test = .moments(moments)
    case .status: preconditionFailure("the status is no condition of its own")
    }
    let parts = dates.isEmpty ? values : dates
    // With its length in front, no value can pass for two.
    name =
      "\(field.rawValue)\(parsed.comparison.rawValue)"
      + parts.map { "\($0.utf8.count):\($0)" }.joined()
  }

  /// The recurrences of values; the days of one, such as `mon,thu`, have commas between them, too.
  private static func rules(_ values: [String], _ clock: WallClock) throws -> [String] {
    let values = values.filter { !$0.isEmpty }
    guard !values.isEmpty else { return [] }
    let whole = values.joined(separator: ",")
    if let rule = try? Recurrence(parsing: whole, clock: clock) { return [rule.stored] }
    return try values.map { try Recurrence(parsing: $0, clock: clock).stored }
  }

  private static func ids(_ parsed: ConditionText) throws(UsageError) -> TaskIDs {
    var ranges: [ClosedRange<Int64>] = []
    for value in parsed.values {
      guard let ids = TaskIDs(parsing: value) else {
        throw UsageError("'\(value)' is not a task number or a range such as 5-7")
      }
      ranges += ids.ranges
    }
    let ids = TaskIDs(ranges)
    guard parsed.comparison != .equal, parsed.comparison != .notEqual else { return ids }
    guard ids.isSingle, let id = ids.ranges.first?.lowerBound else {
      throw UsageError("'\(parsed.text)' compares with one number only")
    }
    switch parsed.comparison {
    case .less: return TaskIDs(id > 1 ? [1...id - 1] : [])
    case .lessOrEqual: return TaskIDs([1...id])
    case .greater: return TaskIDs(id < .max ? [id + 1 ... .max] : [])
    default: return TaskIDs([id ... .max])
    }
  }

  private static func priorities(_ parsed: ConditionText) throws(UsageError) -> [Priority?] {
    var priorities: [Priority?] = []
    for value in parsed.values {
      guard value.isEmpty || Priority(name: value) != nil else {
        throw InvalidValue(expected: Priority.allCases.map(\.name)).error(value, for: "priority")
      }
      priorities.append(Priority(name: value))
    }
    guard let bound = priorities.first.flatMap({ $0 })?.rawValue else { return priorities }
    // High is 1.
    return switch parsed.comparison {
    case .less: Priority.allCases.filter { $0.rawValue > bound }
    case .lessOrEqual: Priority.allCases.filter { $0.rawValue >= bound }
    case .greater: Priority.allCases.filter { $0.rawValue < bound }
    case .greaterOrEqual: Priority.allCases.filter { $0.rawValue <= bound }
    default: priorities
    }
  }

  private static func ranges(_ parsed: ConditionText, _ clock: WallClock) throws -> [DueRange] {
    guard let side = parsed.side else {
      return try parsed.values.map {
        $0.isEmpty ? .none : try DueRange(parsing: $0, clock: clock)
      }
    }
    let due = try DueDate(parsing: parsed.values[0], clock: clock)
    return [.days(DayRange(side, due, isIncluded: parsed.isIncluded))]
  }

  private static func moments(
    _ parsed: ConditionText, _ clock: WallClock
  ) throws -> [Range<Int64>?] {
    guard let side = parsed.side else {
      return try parsed.values.map {
        $0.isEmpty || $0 == "none" ? nil : try DayRange(parsingPast: $0, clock: clock).milliseconds
      }
    }
    let due = try DueDate(parsingPast: parsed.values[0], clock: clock)
    return [DayRange(side, due, isIncluded: parsed.isIncluded).milliseconds]
  }
}

extension ConditionText {
  /// The side of the value that a comparison leaves; nil for `=` and `!=`.
  fileprivate var side: DayRange.Side? {
    switch comparison {
    case .less, .lessOrEqual: .before
    case .greater, .greaterOrEqual: .after
    case .equal, .notEqual, .contains: nil
    }
  }

  fileprivate var isIncluded: Bool { comparison == .lessOrEqual || comparison == .greaterOrEqual }
}

extension DayRange {
  /// The moments in milliseconds since 1970.
  fileprivate var milliseconds: Range<Int64> {
    func scaled(_ second: Int) -> Int64 {
      switch second {
      case .min: .min
      case .max: .max
      default: Int64(second) * 1_000
      }
    }
    return scaled(moments.lowerBound)..<scaled(moments.upperBound)
  }
}

extension DueRange {
  /// Days by their moments too, which are others in another zone.
  fileprivate var name: String {
    switch self {
    case .none: "none"
    case .any: "any"
    case .overdue: "overdue"
    case .days(let range):
      "\(range.days.lowerBound)..\(range.days.upperBound) "
        + "\(range.moments.lowerBound)..\(range.moments.upperBound)"
    }
  }
}

/// The ways to write a name in Unicode; other programs may have stored either.
private func spellings(_ name: String) -> [[UInt8]] {
  let composed = Array(name.composed.utf8)
  let decomposed = Array(name.decomposed.utf8)
  return composed == decomposed ? [composed] : [composed, decomposed]
}
