package import Dates
import TaskList

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
    let value = parts.count == 2 ? String(parts[1]) : ""
    guard parts.count == 2, !value.isEmpty, Self.conditions.contains(String(parts[0])) else {
      throw ConditionError(
        sentence: "'\(condition)' is no condition; write for example: tag=shop, due=overdue, "
          + "\(Self.conditions.map { $0 + "=" }.joined(separator: ", "))")
    }
    switch parts[0] {
    case "text": words.append(value)
    case "list": list = value
    case "tag": tags.append(value)
    case "priority":
      guard let priority = Priority(word: value) else {
        throw ConditionError(sentence: "'\(value)' is not high, medium or low")
      }
      self.priority = priority
    case "due":
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
