import Libc
import Rendering
import Model
import Text

/// The request could not be met.
struct RequestError: UserError {
  let message: String
  let hint: String?
  let status: ExitStatus
  let code: ErrorCode

  init(
    _ message: String, hint: String? = nil, status: ExitStatus = .failure,
    code: ErrorCode? = nil
  ) {
    self.message = message
    self.hint = hint
    self.status = status
    self.code = code ?? status.code
  }
}

/// Standard output could not be written.
struct OutputError: UserError {
  /// The error number of write(2).
  let code: Int32
  /// The part of the work that was done; empty for none.
  var done = ""

  /// Whether the reader went away, as `head` does.
  var isBrokenPipe: Bool { code == EPIPE }

  var message: String { done + "cannot write to standard output: \(errorText(code))" }
  var hint: String? { nil }
  var status: ExitStatus { .store }
}

/// Turns an error into the text after `tasks: ` and an exit status; nothing else does.
///
/// `changes` is whether the command would have changed something, so that the user learns that
/// nothing was changed.
func errorReport(_ error: any Error, changes: Bool) -> (text: String, status: ExitStatus) {
  guard let error = error as? any UserError else { return ("\(error)", .store) }
  let isUnchanged = changes && !(error is OutputError) && error.code != .unknownOutcome
  return (
    shortened(error.message) + (isUnchanged ? "; nothing was changed" : "")
      + (error.hint.map { " (\(shortened($0)))" } ?? ""), error.status
  )
}
