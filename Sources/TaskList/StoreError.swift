/// Why a store could not do what was asked; nothing was changed.
package enum StoreError: Error, Equatable {
  /// There are no tasks of these numbers.
  case unknown(TaskIDs)
  /// The task is not any more as it was when somebody began to edit it; with what it is now, nil
  /// when it was removed.
  case conflict(TaskItem?)
  /// There is no step to undo, or to redo.
  case noStep(verb: String)
  /// A step cannot be taken back or done again, because the task was changed since; with the step
  /// that changed it, nil when that was not a command of tasks.
  case changedSince(Step, task: Int64, by: Step?)
  /// Another process held the database longer than the busy time-out; safe to retry.
  case busy
  /// The file cannot be opened or made, with the path and the reason.
  case cannotOpen(path: String, reason: String)
  /// The file is not a database.
  case notADatabase(path: String)
  /// The file is a database of another program.
  case foreignDatabase(path: String)
  /// The database was written by a newer version, with its schema's number and the newest known.
  case newerSchema(path: String, found: Int, known: Int)
  /// The disk is full.
  case full(path: String)
  /// The file may be read but not written, with the reason.
  case readOnly(path: String, reason: String)
  /// A reading ended because it was told to.
  case abandoned
  /// Anything else, in SQLite's words.
  case failed(path: String, reason: String)
}
