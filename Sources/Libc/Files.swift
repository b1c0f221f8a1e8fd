/// Reads the rest of the file descriptor `file`.
///
/// Returns nil with `errno` when that fails; EFBIG when there are more than `limit` bytes.
package func readAll(_ file: Int32, limit: Int) -> [UInt8]? {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 14)
  while true {
    let count = buffer.withUnsafeMutableBytes { readSome(file, $0) }
    guard count >= 0 else { return nil }
    guard count > 0 else { return bytes }
    bytes += buffer[..<count]
    guard bytes.count <= limit else {
      errno = EFBIG
      return nil
    }
  }
}

/// Replaces the file at `path` by one with the bytes of `parts`, whole or not at all.
///
/// It is written at `temporary`, a path in the same folder that no other process uses meanwhile. With
/// `isDurable` it is on the disk before it takes its place. Returns 0 or an error number.
package func replaceFile(
  _ path: String, by temporary: String, mode: mode_t, isDurable: Bool, _ parts: [[UInt8]]
) -> Int32 {
  // Left by a process that was killed.
  unlink(temporary)
  let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
  guard file >= 0 else { return errno }
  defer { close(file) }
  let isDone =
    (mode == 0o600 || fchmod(file, mode) == 0) && parts.allSatisfy { writeAll($0, to: file) }
    && (!isDurable || fsync(file) == 0) && rename(temporary, path) == 0
  guard !isDone else { return 0 }
  let failure = errno
  unlink(temporary)
  return failure
}

/// Locks the file descriptor `file` with flock(2), waiting at most `seconds`.
///
/// Returns 0, EWOULDBLOCK when another process held the lock for all that time, or the error number
/// of a file system without locks.
package func lockFile(_ file: Int32, upTo seconds: Double, poll interval: Double) -> Int32 {
  let end = monotonicNanoseconds() + UInt64(seconds * 1e9)
  while flock(file, LOCK_EX | LOCK_NB) != 0 {
    guard errno == EWOULDBLOCK || errno == EINTR else { return errno }
    guard monotonicNanoseconds() < end else { return EWOULDBLOCK }
    pause(seconds: interval)
  }
  return 0
}

/// The names in the folder at `path`, in no order; none when it cannot be read.
package func namesInFolder(_ path: String) -> [String] {
  guard let listing = opendir(path) else { return [] }
  defer { closedir(listing) }
  var names: [String] = []
  while let entry = readdir(listing) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
      tuple.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}

/// Reads at most as many bytes as `buffer` takes from the file descriptor `file`.
///
/// Returns their number, 0 at the end, or -1 with `errno`.
package func readSome(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  while true {
    let count = read(file, buffer.baseAddress, buffer.count)
    guard count < 0 else { return count }
    if errno == EAGAIN {
      // Another process shares the descriptor and made it non-blocking.
      var ready = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      poll(&ready, 1, -1)
    } else if errno != EINTR {
      return -1
    }
  }
}
