/// Writes all of `bytes` to the file descriptor `file`; false with `errno` when that fails.
package func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
  bytes.withUnsafeBytes { writeAll($0, to: file) }
}

/// Writes all of `bytes` to the file descriptor `file`; false with `errno` when that fails.
package func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
  var rest = bytes[...]
  while !rest.isEmpty {
    let wrote = write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
    if wrote > 0 {
      rest = rest.dropFirst(wrote)
    } else if wrote < 0 && errno == EAGAIN {
      // Another process shares the descriptor and made it non-blocking.
      var ready = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
      poll(&ready, 1, -1)
    } else if wrote == 0 || errno != EINTR {
      return false
    }
  }
  return true
}
