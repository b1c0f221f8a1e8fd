package import Dates
import TaskList
import Text

/// Why a condition cannot be read, in a sentence.
package struct ConditionError: Error, Equatable {
  package let sentence: String
}

extension TaskQuery {
  /// What stands before `=` in a condition.
  package static let conditions = ["text", "list", "tag", "priority", "due", "state"]

  /// Narrows the query by a condition such as `list=home`, `tag=x`, `priority=high`, `due=overdue`,
  /// `text=milk` and `state=done`.
  package mutating func add(condition: String, _ clock: WallClock) throws(ConditionError) {
    let parts = condition.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let key = String(parts[0])
    guard parts.count == 2, !parts[1].isEmpty, Self.conditions.contains(key) else {
      throw ConditionError(unreadable: condition, key: key)
    }
    let value = String(parts[1])
    switch key {
    case "text": words.append(value)
    case "tag": tags.append(value)
    case "list":
      try once(key, list == nil)
      list = value
    case "priority":
      try once(key, priority == nil)
      guard let priority = Priority(word: value) else {
        throw ConditionError(sentence: "'\(value)' is not high, medium or low")
      }
      self.priority = priority
    case "due":
      try once(key, due == nil)
      do throws(DateError) {
        due = try DueRange(words: value, clock: clock)
      } catch {
        throw ConditionError(sentence: error.sentence)
      }
    default:
      guard let state = ListSource(word: value) else {
        throw ConditionError(sentence: "'\(value)' is not open, done or all")
      }
      self.state = state
    }
  }

  /// A task has one of these, so a second condition of it would take the place of the first and
  /// choose tasks that the first leaves out.
  private func once(_ key: String, _ isFirst: Bool) throws(ConditionError) {
    guard isFirst else {
      throw ConditionError(sentence: "'\(key)=' is given twice, but a task has only one")
    }
  }
}

extension ConditionError {
  fileprivate init(unreadable condition: String, key: String) {
    let isKnown = TaskQuery.conditions.contains(key)
    let hint =
      isKnown
      ? nil : nearest(to: key, in: TaskQuery.conditions).map { "did you mean '\($0)='?" }
    let names = TaskQuery.conditions.map { "\($0)=" }.joined(separator: ", ")
    sentence =
      "'\(condition)' is no condition; "
      + (hint ?? "write for example: tag=shop, due=overdue; there are \(names)")
  }
}

extension ListSource {
  fileprivate init?(word: String) {
    switch word {
    case "open": self = .open
    case "done": self = .done
    case "all": self = .all
    default: return nil
    }
  }
}
