/// What a command changes: one transaction, done whole or not at all, and one step of the journal.
package enum Change {
  /// Adds tasks in order; the store gives them their numbers and times.
  case add([TaskItem])
  case remove(Targets)
  case done(Targets)
  case reopen(Targets)
  case edit(Targets, TaskEdit)
  /// Edits a task that somebody has looked at, unless it was changed since.
  case replace(TaskItem, with: TaskEdit)
  /// Takes back the last so many steps of the same user.
  case undo(Int)
  /// Does again the last so many steps that were taken back.
  case redo(Int)

  /// The verb under which it stands in the journal.
  package var verb: String {
    switch self {
    case .add: "add"
    case .remove: "remove"
    case .done: "done"
    case .reopen: "reopen"
    case .edit, .replace: "edit"
    case .undo: "undo"
    case .redo: "redo"
    }
  }
}

/// The tasks that a change is for.
package enum Targets {
  /// Those of these numbers; an unknown one fails the whole change.
  case ids(TaskIDs)
  /// Those that `choose` finds in a list, inside the change's own transaction.
  case chosen(ListSource, choose: ([Rows]) -> [Int64])
}

/// Who changes something, and when.
package struct Author: Equatable, Sendable {
  package let name: String
  /// Milliseconds since 1970.
  package let time: Int64

  package init(name: String, time: Int64) {
    self.name = name
    self.time = time
  }
}

/// What a change did, after it was committed.
package struct ChangeOutcome: Equatable, Sendable {
  /// The tasks it changed, in the order in which they were asked for.
  package let changes: [ItemChange]
  /// The tasks that were already as was asked.
  package let met: [TaskItem]
  /// The steps that it took back or did again, the last first.
  package let steps: [Step]
  /// The database's identity and the stamp that this change left.
  package let state: StoreState
  /// The pages it touched, in ascending order.
  package let pages: [ChangedPage]

  package init(
    changes: [ItemChange], met: [TaskItem], steps: [Step], state: StoreState, pages: [ChangedPage]
  ) {
    self.changes = changes
    self.met = met
    self.steps = steps
    self.state = state
    self.pages = pages
  }
}
