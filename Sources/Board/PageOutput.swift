import Arguments
import Libc
import Text

/// Writes a line of `columns` to stdout, with tabs between them.
func writeLine(_ columns: String...) throws {
  let line = columns.map(visible).joined(separator: "\t")
  guard writeAll(Array("\(line)\n".utf8), to: STDOUT_FILENO) || errno == EPIPE else {
    throw UsageError("cannot write to standard output: \(errorText())")
  }
}

/// Writes a line to stderr.
func writeNote(_ line: String) {
  _ = writeAll(Array("tasks-serve: \(visible(line))\n".utf8), to: STDERR_FILENO)
}
