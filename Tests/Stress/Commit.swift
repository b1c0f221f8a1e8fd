/// One transaction of the database, in the order in which they were committed.
struct Commit: Sendable {
  /// The number of the command that made it.
  let author: Int
  let effect: Effect

  enum Effect: Sendable {
    case rows([RowChange])
    /// The database is again as it was at this version; see ``Timeline``.
    case restore(version: Int)
  }
}

/// Something that must not be, with what shows it.
struct Violation: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    /// A list that was older than allowed.
    case stale
    /// A change that was acknowledged and is not in the database's history.
    case lost
    /// A list, or a change, that is some of a transaction and not all of it.
    case torn
    /// A list with a change that nobody had begun to make.
    case future
    /// A task that nobody wrote, or a change that says it was not made.
    case invented
    /// A command that ended as it should not have.
    case failed
  }

  let kind: Kind
  let sentence: String
  /// The numbers of the commands that show it.
  let commands: [Int]
}
