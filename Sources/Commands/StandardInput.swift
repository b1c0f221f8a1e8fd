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
func openInput(_ path: String) throws(UsageError) -> Int32 {
  let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
  var status = stat()
  guard file >= 0, fstat(file, &status) == 0 else { throw unreadable(path, errno) }
  guard status.st_mode & S_IFMT != S_IFDIR else { throw unreadable(path, EISDIR) }
  return file
}

private func unreadable(_ path: String, _ failure: Int32) -> UsageError {
  UsageError("cannot read \(path == "-" ? "stdin" : path): \(errorText(failure))")
}
