package import Text

/// Why a record of an import is not a task.
package struct ImportError: UserError, Equatable {
  /// The line on which the record begins, from 1.
  package let line: Int
  package let reason: String
  /// Whether nothing after it can be read, so that the record cannot be skipped.
  package let isFinal: Bool

  init(line: Int, reason: String, isFinal: Bool = false) {
    self.line = line
    self.reason = shortened(reason)
    self.isFinal = isFinal
  }

  package var message: String { "line \(line): \(reason)" }
  package var hint: String? { nil }
  package var status: ExitStatus { .usage }
  package var code: ErrorCode { .invalidRecord }
}
