import Arguments
import Libc
import Text

/// Reads standard input, at most 64 MiB.
func readStandardInput() throws -> [UInt8] {
  guard let bytes = readAll(STDIN_FILENO, limit: 64 << 20) else {
    throw UsageError(
      errno == EFBIG ? "stdin has more than 64 MiB" : "cannot read stdin: \(errorText())")
  }
  return bytes
}
