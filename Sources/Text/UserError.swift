/// What the process reports to its caller; tasks(1) lists the same.
package enum ExitStatus: Int32, Sendable {
  /// Done; an empty list counts as done.
  case done = 0
  /// The request could not be met, for example because a task does not exist.
  case failure = 1
  /// The command line or a setting is wrong; nothing was read or changed.
  case usage = 2
  /// The tasks, or the output, could not be read or written.
  case store = 3
  /// The database is busy, or the time of `wait` is over; safe to retry.
  case busy = 4
  /// Tasks were selected by condition, and `--yes` is needed to change them.
  case unconfirmed = 5
  // 130, on Ctrl-C, is the shell's status for a death by SIGINT, which tasks does not catch: what was
  // acknowledged is durable, and what was not is rolled back.
}

/// An error that a user may see: what is wrong, and what to do next.
package protocol UserError: Error {
  /// What is wrong, in one sentence without a full stop, such as `no task 9`.
  var message: String { get }
  /// What to do next, such as `see 'tasks list'`; nil for nothing.
  var hint: String? { get }
  var status: ExitStatus { get }
  /// The kind of error for programs.
  var code: ErrorCode { get }
}

/// The kind of an error, as JSON names it; tasks(1) lists them.
package enum ErrorCode: String, CaseIterable, Sendable {
  case usage
  case invalidDate = "invalid_date"
  case invalidRecord = "invalid_record"
  case unknownTask = "unknown_task"
  case removed
  case conflict
  case claimed
  case claimLost = "claim_lost"
  case nothingFree = "nothing_free"
  case nothingToUndo = "nothing_to_undo"
  case notUndoable = "not_undoable"
  case changedSince = "changed_since"
  case notEmpty = "not_empty"
  case replaced
  case exists
  case failed
  case unconfirmed
  case busy
  case timeout
  case noDatabase = "no_database"
  case storage
  case damaged
  case diskFull = "disk_full"
  case readOnly = "read_only"
  case newerSchema = "newer_schema"
  case olderSchema = "older_schema"
  case unreachable
  case denied
  case unknownOutcome = "unknown_outcome"
}

extension UserError {
  package var code: ErrorCode { status.code }
}

extension ExitStatus {
  /// The code of an error that has none of its own.
  package var code: ErrorCode {
    switch self {
    case .done, .failure: .failed
    case .usage: .usage
    case .store: .storage
    case .busy: .busy
    case .unconfirmed: .unconfirmed
    }
  }
}

/// The command line, a variable or a setting is wrong.
package struct UsageError: UserError, Equatable {
  package let message: String
  package let hint: String?

  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  package var status: ExitStatus { .usage }
}

/// A value that an option, a variable or a setting cannot have.
package struct InvalidValue: Error, Equatable {
  /// Why, to follow `invalid value 'x' for --format`, such as `expected table or json`.
  package let reason: String

  package init(_ reason: String) {
    self.reason = reason
  }

  /// A value that is none of `names`.
  package init(expected names: [String]) {
    reason = "expected \(names.joined(separator: ", "))"
  }

  /// The error that `value`, nil when it must not be repeated, causes for `name`, such as `--format`.
  package func error(_ value: String?, for name: String) -> UsageError {
    UsageError("invalid value \(value.map { "'\($0)' " } ?? "")for \(name) (\(reason))")
  }
}

/// The hint that names the nearest of `names`; nil when none is near.
package func suggestion(for name: String, in names: [String], prefix: String = "") -> String? {
  nearest(to: name, in: names).map { "did you mean '\(prefix)\($0)'?" }
}
