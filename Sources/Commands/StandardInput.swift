import Arguments
import Libc

/// All bytes of standard input.
func readStandardInput() throws -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(STDIN_FILENO, &buffer, buffer.count)
    if count > 0 {
      bytes += buffer[..<count]
    } else if count == 0 {
      return bytes
    } else if errno == EAGAIN {
      // Whoever made the pipe non-blocking shares it with us.
      var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      poll(&ready, 1, -1)
    } else if errno != EINTR {
      throw UsageError("cannot read stdin: \(errorText()); nothing was changed")
    }
  }
}
