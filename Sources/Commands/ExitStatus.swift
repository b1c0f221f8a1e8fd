/// What the process tells its caller; the manual page lists the same.
enum ExitStatus: Int32 {
  /// Done; an empty list is done.
  case done = 0
  /// The request could not be met: a task that is not there.
  case notMet = 1
  /// The words of the command are wrong; nothing was read or changed.
  case usage = 2
  /// The tasks, or the answer, could not be read or written.
  case store = 3
  /// The database is busy; safe to try again.
  case busy = 4
  // 130, on Ctrl-C, is the shell's word for a death by SIGINT, which is left to kill us: what was
  // acknowledged is durable, and what was not is rolled back.
}
