/// Why a store could not read or change tasks; nothing was changed.
package indirect enum StoreError: Error, Equatable {
  /// No task has these numbers.
  case unknown(TaskIDs)
  /// The task has changed since the user saw it, to this; nil when it was removed.
  case conflict(TaskItem?)
  /// Another claim holds the task, for this many milliseconds more.
  case claimed(task: Int64, by: String, left: Int64)
  /// The claim that was named does not hold the task.
  case claimLost(task: Int64, ClaimLoss)
  /// The task is done and cannot be claimed.
  case isDone(Int64)
  /// A task has not what was to be changed of it.
  case unfit(task: Int64, FieldError)
  /// The list has, or had, tasks or a journal, and cannot take in that of another.
  case notEmpty
  /// A change of a batch, on this line, failed for this reason.
  case inBatch(line: Int, StoreError)
  /// There is nothing to undo, or to redo.
  case nothingTo(Verb)
  /// The journal has no entry of this number that the author can undo, for a reason.
  case notUndoable(Int64, Verb = .undo, reason: String)
  /// An entry cannot be undone or redone because `task` was changed since, by this other entry; nil
  /// when another program changed it.
  case changedSince(JournalEntry, task: Int64, by: JournalEntry?)
  /// Another process held the database longer than the busy timeout; safe to retry.
  case busy
  /// There is no database, and the setting must-exist wants one; with what selected its path.
  case missing(path: String, selectedBy: String)
  /// The file cannot be opened or created.
  case cannotOpen(path: String, reason: String)
  /// The file is not a database.
  case notADatabase(path: String)
  /// The file is a database of another program.
  case foreignDatabase(path: String)
  /// A newer version wrote the database; with the number of its schema and the newest known one.
  case newerSchema(path: String, found: Int, known: Int)
  /// The disk is full.
  case full(path: String)
  /// The file can be read but not written.
  case readOnly(path: String, reason: String)
  /// The file can be read only after something was written beside it, which is not possible where it is.
  case needsCopy(path: String, reason: String)
  /// A copy cannot be written to this file.
  case cannotWrite(path: String, reason: String)
  /// A copy would replace this file.
  case exists(path: String)
  /// The database cannot be copied, so nothing may take its place.
  case cannotKeep(path: String, reason: String)
  /// The content of the file is not whole, as SQLite describes it.
  case damaged(path: String, reason: String)
  /// A server did not do what it was asked; `name` is such as `team on db.example.com`.
  case server(name: String, ServerFault)
  /// A read was cancelled.
  case abandoned
  /// Anything else, as SQLite describes it.
  case failed(path: String, reason: String)
}

/// Why a claim does not hold a task.
package enum ClaimLoss: Equatable, Sendable {
  /// Another claim holds it, for this many milliseconds more.
  case taken(by: String, left: Int64)
  /// It expired this many milliseconds ago, and the task is still unclaimed.
  case ranOut(ClaimID, ago: Int64)
  /// Nobody has the task.
  case free
  /// The task is done.
  case done
}
