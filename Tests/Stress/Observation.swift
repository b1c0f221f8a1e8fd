/// A task as a list shows it.
struct Row: Hashable, Sendable {
  let id: Int64
  let text: String
}

/// What a transaction left of one task: its text, or nil when no list shows it any more.
struct RowChange: Hashable, Sendable {
  let id: Int64
  let text: String?
}

/// What a command was asked to do to one task, as far as it is known before it is done.
struct Wanted: Hashable, Sendable {
  enum Text: Hashable, Sendable {
    case exactly(String?)
    case whatever
  }

  /// Nil when the database picks it.
  let id: Int64?
  let text: Text
}

/// One command that was run, as it was seen from outside.
struct Observation: Sendable {
  /// Unlike that of any other command of the run.
  let number: Int
  /// How many restores had been made; no change is made beside a restore.
  var epoch = 0
  /// What was typed, for people.
  let words: String
  /// Before it was started and after it had ended, in nanoseconds of the monotonic clock; what it
  /// did, it did in between.
  let began: UInt64
  let ended: UInt64
  /// The exit status; a signal's number negated when one killed it.
  var status: Int32 = 0
  /// What it printed, but for a list, which is kept as its rows.
  var output = ""
  var errors = ""
  let finding: Finding
  /// Whether what it did may have been done after it ended, by a server that goes on without it.
  var mayBeDoneLater = false

  /// What it tells of the database.
  enum Finding: Sendable {
    /// These tasks, as they may have been up to `age` nanoseconds before the command began.
    case list([Row], age: UInt64)
    case change([Wanted], Answer)
    case restore
    /// Killed, or left by a server, before it said anything.
    case nothing
    /// It ended as it should not have, for this reason.
    case failure(String)

    /// Whether it is a change of which nobody knows whether it was made.
    var isUnknown: Bool { if case .change(_, .none) = self { true } else { false } }
  }

  /// What it printed, as it was printed.
  var answer: String {
    guard case .list(let rows, _) = finding else { return output }
    return rows.map { "\($0.id)\t\($0.text)\n" }.joined()
  }

  /// What a change said of itself.
  enum Answer: Sendable {
    case acknowledged([RowChange])
    /// One of the tasks was not there.
    case refused
    /// The database was busy for five seconds, and nothing was changed.
    case busy
    /// It was killed before it could say, or could not know; what it did, if anything, only the database knows.
    case none
  }
}
