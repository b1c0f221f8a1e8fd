import Arguments
import Libc
import Text

/// All bytes of standard input, at most 256 MiB.
func readStandardInput() throws -> [UInt8] {
  guard let bytes = readAll(STDIN_FILENO, limit: 1 << 28) else {
    throw UsageError(
      errno == EFBIG
        ? "stdin has more than 256 MiB; nothing was changed"
        : "cannot read stdin: \(errorText()); nothing was changed")
  }
  return bytes
}
