import Model
import Text

/// A condition as it was typed: a field, an operator and values with commas between them.
struct ConditionText {
  enum Operator: String, CaseIterable {
    // Longer ones first, for reading.
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case equal = "="
    case less = "<"
    case greater = ">"
    case contains = "~"
  }

  let text: String
  let field: Condition.Field
  let comparison: Operator
  /// At least one; empty means none.
  let values: [String]

  init(_ text: String) throws(UsageError) {
    self.text = text
    let name = text.prefix { $0.isLetter }
    let rest = text[name.endIndex...].drop(while: \.isWhitespace)
    guard let field = Condition.Field(rawValue: String(name)),
      let comparison = Operator.allCases.first(where: { rest.hasPrefix($0.rawValue) })
    else { throw Self.unknown(text, field: String(name), hasOperator: rest != text[...]) }
    self.field = field
    self.comparison = comparison
    let value = rest.dropFirst(comparison.rawValue.count)
    values = Self.parts(value).map {
      String($0.drop(while: \.isWhitespace)).trimmingEnd(\.isWhitespace)
    }
    try check()
  }

  /// The parts between commas; a backslash before a comma keeps it in its part.
  private static func parts(_ value: Substring) -> [String] {
    var parts = [""]
    var rest = value
    while let character = rest.popFirst() {
      if character == ",", parts.count < 10_000 {
        parts.append("")
      } else if character == "\\", rest.first == "," {
        parts[parts.count - 1].append(rest.removeFirst())
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  /// Throws when the operator does not go with the field, or a value is missing.
  private func check() throws(UsageError) {
    let isOrdered = [.id, .priority, .due, .wait, .created, .changed, .done].contains(field)
    let hasParts = [.text, .note, .list, .tag, .every, .owner].contains(field)
    switch comparison {
    case .equal, .notEqual: return
    case .contains: guard hasParts else { throw unfit() }
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard isOrdered else { throw unfit() }
      guard values.count == 1 else {
        throw UsageError("'\(text)' compares with one value only")
      }
    }
    guard !values.contains("") else { throw UsageError("missing value after '\(text)'") }
  }

  private func unfit() -> UsageError {
    UsageError("'\(comparison.rawValue)' does not go with \(field.rawValue) in '\(text)'")
  }

  /// The states that a condition of the status allows.
  func states() throws(UsageError) -> TaskStates {
    var states = TaskStates()
    for value in values {
      if value == "all" {
        states = .all
      } else if let state = TaskState(rawValue: value) {
        states.insert(TaskStates(state))
      } else {
        let names = TaskState.allCases.map(\.rawValue) + ["all"]
        throw InvalidValue(expected: names).error(value, for: "status")
      }
    }
    return comparison == .equal ? states : TaskStates.all.subtracting(states)
  }

  private static func unknown(_ text: String, field: String, hasOperator: Bool) -> UsageError {
    let names = Condition.Field.allCases.map(\.rawValue)
    if names.contains(field) {
      return UsageError("missing operator in '\(text)'", hint: "expected =, !=, <, <=, >, >= or ~")
    }
    return UsageError(
      "unknown condition '\(text)'",
      hint: nearest(to: field, in: names).map { "did you mean '\($0)'?" }
        ?? "expected one of \(names.joined(separator: ", ")), and =, !=, <, <=, >, >= or ~")
  }
}
