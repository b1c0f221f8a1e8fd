/// A change of tasks: one transaction, all or nothing, and one entry of the journal.
package enum Change {
  /// Adds tasks in order; the store numbers them.
  case add([NewTask])
  /// Adds tasks of another program or database, with their times.
  case importing(ImportedTasks)
  case remove(Targets)
  case done(Targets)
  case reopen(Targets)
  case edit(Targets, TaskEdit)
  /// Edits a task that the user has seen, unless one of the same fields has changed since.
  case replace(TaskItem, with: TaskEdit)
  /// Claims open tasks that are unclaimed.
  case claim(Targets, Claim)
  /// Extends a claim; an expired one only if the task is still unclaimed.
  case renew(Targets, ClaimID, until: Int64)
  /// Ends the author's claims, or with `isForced` everybody's.
  case release(Targets, isForced: Bool)
  /// Makes several changes as one.
  case batch([BatchChange])
  /// Undoes the author's last changes, as many as this.
  case undo(Int)
  /// Undoes this entry of the author, and none after it.
  case undoEntry(Int64)
  /// Redoes the author's last undone changes, as many as this.
  case redo(Int)

  package var verb: Verb {
    switch self {
    case .add: .add
    case .importing: .import
    case .batch: .batch
    case .remove: .remove
    case .done: .done
    case .reopen: .reopen
    case .edit, .replace: .edit
    case .claim, .renew: .claim
    case .release: .release
    case .undo, .undoEntry: .undo
    case .redo: .redo
    }
  }
}

/// The tasks that a change applies to.
package indirect enum Targets {
  /// Tasks by number; an unknown number fails the whole change.
  case ids(TaskIDs)
  /// The tasks that `choose` selects from a list at a time, in the change's own transaction.
  ///
  /// A store may choose those of `urgent` by itself, where it is not nil; they are the same.
  case chosen(
    TaskStatus, urgent: () -> UrgentTasks? = { nil },
    choose: ([PackedTasks], _ now: Int64) -> [Int64])
  /// Tasks that this claim holds; one that it does not hold fails the whole change.
  case held(by: ClaimID, Targets)
}

/// Who makes a change, and when.
package struct Author: Equatable, Sendable {
  package let name: String
  /// Milliseconds since 1970.
  package let time: Int64

  package init(name: String, time: Int64) {
    self.name = name
    self.time = time
  }
}
