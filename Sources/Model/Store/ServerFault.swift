/// Why a server did not do what it was asked; nothing was changed, but for ``unknownOutcome``.
package enum ServerFault: Error, Equatable {
  /// libpq cannot be loaded.
  case noLibrary(reason: String)
  /// libpq does not understand the URL; without a reason where that could repeat a password.
  case invalidURL(reason: String?)
  /// The server cannot be reached, or does not answer.
  case unreachable(reason: String)
  /// The server does not let the user in.
  case denied(reason: String)
  /// The server has no database of this name.
  case noDatabase
  /// The database has no tables of tasks.
  case noTasks
  /// The role may not do this.
  case forbidden(reason: String)
  /// The server only reads.
  case standby
  /// The server's disk is full.
  case full
  /// The tables are those of another version, by the number of their schema.
  case otherSchema(found: Int, known: Int)
  /// The database keeps text in another encoding.
  case notUTF8
  /// Others held the tasks, or took all connections, for too long; safe to retry.
  case busy
  /// The connection broke during a change, and the server cannot be asked whether it was made.
  case unknownOutcome
  /// Not for a server; with what does it there.
  case unsupported(String, instead: String)
  /// Anything else, as the server describes it.
  case failed(state: String, reason: String)
}
