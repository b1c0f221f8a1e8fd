package import Dates
import Model

/// One condition on the tasks of a query, such as `list=home,garden` or `due<fri`.
package struct Condition: Equatable, Sendable {
  package enum Field: String, CaseIterable, Sendable {
    case id, text, note, list, tag, priority, due, wait, created, changed, done, every, owner,
      status
  }

  /// What a task must have to meet a condition: one of these.
  enum Test: Equatable, Sendable {
    case ids(TaskIDs)
    /// Folded words that the text has in it, or with `isWhole` is.
    case words([Needle], isWhole: Bool)
    /// Names in any of their Unicode forms; none is without a name.
    case names([[[UInt8]]], orNone: Bool)
    case priorities([Priority?])
    case dates([DueRange])
    /// Milliseconds since 1970; nil is never.
    case moments([Range<Int64>?])
  }

  let field: Field
  let test: Test
  /// Whether a task must not pass the test.
  let isNegated: Bool
  /// Tells conditions apart, with dates as days and moments.
  let name: String
}

/// The states that a task can be in.
package enum TaskState: String, CaseIterable, Sendable {
  case open, waiting, done
}

/// Several states.
package struct TaskStates: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package init(_ state: TaskState) {
    switch state {
    case .open: self = .open
    case .waiting: self = .waiting
    case .done: self = .done
    }
  }

  package static let open = TaskStates(rawValue: 1)
  package static let waiting = TaskStates(rawValue: 2)
  package static let done = TaskStates(rawValue: 4)
  package static let all = TaskStates(rawValue: 7)

  /// Each of them.
  package var each: [TaskState] { TaskState.allCases.filter { contains(TaskStates($0)) } }
}

extension TaskQuery {
  /// Narrows the query by a condition; see ``Condition/init(parsing:_:)``.
  ///
  /// A condition of the status, or one that only done or waiting tasks can meet, takes the place of the
  /// status that the query has by default.
  package mutating func add(_ condition: String, _ clock: WallClock) throws {
    let parsed = try ConditionText(condition)
    guard parsed.field != .status else {
      let states = try parsed.states()
      self.states = statesAreGiven ? self.states.intersection(states) : states
      statesAreGiven = true
      return
    }
    let condition = try Condition(parsed, clock)
    conditions.append(condition)
    // Only tasks that have a date meet the condition.
    guard !statesAreGiven else { return }
    switch (condition.field, condition.test) {
    case (.done, .moments(let moments)) where moments.contains(nil) == condition.isNegated:
      states = .done
    case (.wait, .dates(let ranges)) where ranges.contains(.none) == condition.isNegated:
      states = [.open, .waiting]
    default: break
    }
  }
}
