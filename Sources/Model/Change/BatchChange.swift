/// One of several changes that are made as one.
package struct BatchChange {
  /// A task by its number, or by the name that an earlier change of the batch gave it.
  package enum Target: Equatable, Sendable {
    case id(Int64)
    case name(String)
  }

  package enum Action {
    /// Adds a task, and names it for later changes.
    case add(NewTask, name: String?)
    case edit([Target], TaskEdit)
    case done([Target])
    case reopen([Target])
    case remove([Target])
  }

  package let action: Action
  /// Where it stands, from 1, for errors and results.
  package let line: Int

  package init(_ action: Action, line: Int) {
    self.action = action
    self.line = line
  }
}

/// What one of the changes of a batch did.
package struct BatchResult: Equatable, Sendable {
  package let line: Int
  package let verb: Verb
  package let diffs: [TaskDiff]
  package let unchanged: [TaskItem]

  package init(line: Int, verb: Verb, diffs: [TaskDiff], unchanged: [TaskItem]) {
    self.line = line
    self.verb = verb
    self.diffs = diffs
    self.unchanged = unchanged
  }
}
