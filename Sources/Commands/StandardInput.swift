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

/// Opens a file for reading; `-` is standard input.
func openInput(_ path: String) throws(RequestError) -> Int32 {
  guard path != "-" else { return STDIN_FILENO }
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw RequestError("cannot read \(path): \(errorText())") }
  return file
}
