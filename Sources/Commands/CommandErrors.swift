import Arguments
import Cache
import Configuration
import Libc
import Rendering
import TaskList

/// What was asked for could not be had.
struct NotMetError: Error {
  let sentence: String

  init(_ sentence: String) {
    self.sentence = sentence
  }
}

/// Standard output could not be written.
struct OutputError: Error {
  /// The error number of write(2).
  let code: Int32
  /// What was done all the same; empty when nothing was.
  var done = ""
}

extension OutputError {
  /// Whether the reader went away, as `head` does; no fault of anybody.
  var isBrokenPipe: Bool { code == EPIPE }

  var reason: String { errorText(code) }
}

/// Turns an error into the sentence behind `tasks: ` and an exit status: the only place that does.
func report(_ error: any Error) -> (sentence: String, status: ExitStatus) {
  switch error {
  case let error as StoreError: report(error)
  case let error as ConfigurationFileError: report(error)
  case let error as UsageError: (error.sentence, .usage)
  case let error as NotMetError: (error.sentence, .notMet)
  case let error as OutputError:
    (error.done + "cannot write to standard output: \(error.reason)", .store)
  default: ("\(error)", .store)
  }
}

private func report(_ error: StoreError) -> (sentence: String, status: ExitStatus) {
  switch error {
  case .unknown(let ids):
    ("no task\(ids.isSingle ? "" : "s") \(ids); nothing was changed (see 'tasks list')", .notMet)
  case .conflict(let now):
    (
      now.map { "the task was changed meanwhile; it is now: \($0.text)" }
        ?? "the task was removed meanwhile", .notMet
    )
  case .noStep(let verb):
    ("there is nothing to \(verb)", .notMet)
  case .changedSince(let step, let task, let other):
    (
      """
      cannot \(step.isUndone ? "redo" : "undo") \
      '\(stepWords(step, style: Style(hasColor: false)))': #\(task) was changed since by \
      \(other.map { "\($0.author.name) (\($0.verb))" } ?? "another program"); nothing was changed
      """, .notMet
    )
  case .busy:
    ("the database is busy, nothing was changed; try again", .busy)
  case .cannotOpen(let path, let reason):
    ("cannot open \(path): \(reason)", .store)
  case .notADatabase(let path):
    ("\(path) is not a database; name another with --db", .store)
  case .foreignDatabase(let path):
    ("\(path) is another program's database; name another with --db", .store)
  case .newerSchema(let path, let found, let known):
    (
      """
      \(path) was written by a newer tasks (schema \(found), this one knows \(known)); \
      update tasks
      """, .store
    )
  case .full(let path):
    ("the disk is full, nothing was changed in \(path); make room and try again", .store)
  case .readOnly(let path, let reason):
    ("cannot write \(path): \(reason); nothing was changed", .store)
  case .abandoned:
    ("the reading was given up; try again", .busy)
  case .failed(let path, let reason):
    ("cannot use \(path): \(reason); nothing was changed", .store)
  }
}

private func report(_ error: ConfigurationFileError) -> (sentence: String, status: ExitStatus) {
  switch error {
  case .foreign(let path, let owner):
    (
      """
      \(path) belongs to another user (\(owner)) and is not used; name a database with --db, or \
      use your own with --global
      """, .store
    )
  case .notAFile(let path): ("\(path) is not a file", .store)
  case .leadsNowhere(let path): ("\(path) is a link that leads nowhere", .store)
  case .tooLarge(let path): ("\(path) has more than 65,536 bytes", .usage)
  case .syntax(let path, let fault): ("\(path):\(fault.line): \(fault.sentence)", .usage)
  case .busy(let path):
    ("another command is changing \(path), nothing was changed; try again", .busy)
  case .cannotRead(let path, let reason): ("cannot read \(path): \(reason)", .store)
  case .cannotWrite(let path, let reason):
    ("cannot write \(path): \(reason); nothing was changed", .store)
  }
}
