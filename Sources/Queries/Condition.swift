package import Dates
import Model
package import Text

extension TaskQuery {
  /// The fields of conditions.
  package static let conditions = ["text", "list", "tag", "priority", "due", "state"]

  /// Narrows the query by a condition such as `list=home`, `tag=x`, `priority=high`, `due=overdue`,
  /// `text=milk` and `state=done`.
  package mutating func add(condition: String, _ clock: WallClock) throws(UsageError) {
    let parts = condition.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let key = String(parts[0])
    guard parts.count == 2, Self.conditions.contains(key) else {
      throw unknownCondition(condition, key: key)
    }
    guard !parts[1].isEmpty else { throw UsageError("missing value after '\(condition)'") }
    let value = String(parts[1])
    switch key {
    case "text": terms.append(value)
    case "tag": tags.append(value)
    case "list":
      try once(key, list == nil)
      list = value
    case "priority":
      try once(key, priority == nil)
      guard let priority = Priority(name: value) else {
        throw InvalidValue(expected: Priority.allCases.map(\.name)).error(value, for: "priority=")
      }
      self.priority = priority
    case "due":
      try once(key, due == nil)
      do throws(DateError) {
        due = try DueRange(parsing: value, clock: clock)
      } catch {
        throw UsageError(error.message, hint: error.hint)
      }
    default:
      guard let status = TaskStatus(name: value) else {
        throw InvalidValue(expected: ["open", "done", "all"]).error(value, for: "state=")
      }
      self.status = status
    }
  }

  /// A task has one of these, so a second condition of it would take the place of the first and
  /// choose tasks that the first leaves out.
  private func once(_ key: String, _ isFirst: Bool) throws(UsageError) {
    guard isFirst else {
      throw UsageError("'\(key)=' is given twice, but a task has only one")
    }
  }
}

private func unknownCondition(_ condition: String, key: String) -> UsageError {
  let names = TaskQuery.conditions.map { "\($0)=" }
  return UsageError(
    "unknown condition '\(condition)'",
    hint: nearest(to: key, in: TaskQuery.conditions).map { "did you mean '\($0)='?" }
      ?? "expected \(names.joined(separator: ", "))")
}

extension TaskStatus {
  fileprivate init?(name: String) {
    switch name {
    case "open": self = .open
    case "done": self = .done
    case "all": self = .all
    default: return nil
    }
  }
}
