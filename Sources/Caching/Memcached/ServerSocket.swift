private import Libc
import Model

/// A connection to one memcached: every wait is bounded, and so is a whole question.
final class ServerSocket {
  /// The most bytes of one value in an answer, which bounds the memory of a question.
  static let maximumValueBytes = 1 << 20

  private let file: Int32
  private let timeouts: MemcachedTimeouts
  private var isConnected: Bool
  private var end: UInt64 = .max
  private var buffer: [UInt8] = []
  private var position = 0
  /// Whether a byte has come back since the connection was made.
  private(set) var hasAnswered = false

  /// Connects to `server` within the connect timeout, the lookup of its name included.
  init(_ server: ServerAddress, _ timeouts: MemcachedTimeouts) throws(CacheError) {
    self.timeouts = timeouts
    let end = deadline(in: timeouts.connect)
    var failure = ETIMEDOUT
    for address in try socketAddresses(of: server, until: end) {
      let file = newSocket(address.family)
      guard file >= 0 else {
        failure = errno
        continue
      }
      failure = address.connect(file) == 0 ? 0 : connectFailure(file, errno, until: end)
      guard failure != 0 else {
        self.file = file
        isConnected = true
        return
      }
      close(file)
    }
    throw .away(errorText(failure).lowercased())
  }

  /// Begins to connect to `server`, and waits for that with the first question; nil where it cannot begin,
  /// as when a name has to be looked up.
  init?(connectingTo server: ServerAddress, _ timeouts: MemcachedTimeouts) {
    guard let address = socketAddress(of: server) else { return nil }
    let file = newSocket(address.family)
    guard file >= 0 else { return nil }
    let isConnected = address.connect(file) == 0
    guard isConnected || errno == EINPROGRESS else {
      close(file)
      return nil
    }
    self.timeouts = timeouts
    self.file = file
    self.isConnected = isConnected
  }

  deinit {
    close(file)
  }

  /// Begins a question.
  func begin() {
    end = deadline(in: timeouts.question)
  }

  func send(_ bytes: [UInt8]) throws(CacheError) {
    if !isConnected {
      let failure = connectFailure(file, EINPROGRESS, until: deadline(in: timeouts.connect))
      guard failure == 0 else { throw .away(errorText(failure).lowercased()) }
      isConnected = true
    }
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write($0) }
      if count > 0 {
        sent += count
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        try wait(for: Int16(POLLOUT))
      } else if errno != EINTR {
        throw .away(errorText().lowercased())
      }
    }
  }

  /// Reads a line of at most 2,048 bytes, without its end.
  func readLine() throws(CacheError) -> [UInt8] {
    while true {
      if let newline = buffer[position...].firstIndex(of: UInt8(ascii: "\n")) {
        var line = buffer[position..<newline]
        position = newline + 1
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return Array(line)
      }
      guard buffer.count - position <= 2_048 else { throw .away("malformed answer") }
      try receive()
    }
  }

  /// Reads `count` bytes, which the caller has bounded.
  func read(_ count: Int) throws(CacheError) -> [UInt8] {
    var failure: CacheError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
      let target = UnsafeMutableRawBufferPointer(bytes)
      filled = min(count, buffer.count - position)
      target.copyBytes(from: buffer[position..<position + filled])
      position += filled
      do throws(CacheError) {
        while filled < count {
          filled += try receive(UnsafeMutableRawBufferPointer(rebasing: target[filled..<count]))
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Reads more into the buffer.
  private func receive() throws(CacheError) {
    let rest = buffer[position...]
    var failure: CacheError?
    buffer = [UInt8](unsafeUninitializedCapacity: rest.count + 65_536) { bytes, filled in
      let target = UnsafeMutableRawBufferPointer(bytes)
      target.copyBytes(from: rest)
      filled = rest.count
      do throws(CacheError) {
        filled += try receive(UnsafeMutableRawBufferPointer(rebasing: target[filled...]))
      } catch {
        failure = error
      }
    }
    position = 0
    if let failure { throw failure }
  }

  /// Reads at least one byte into `target`, and returns how many.
  private func receive(_ target: UnsafeMutableRawBufferPointer) throws(CacheError) -> Int {
    // Also of a server that never lets this process wait.
    guard monotonicNanoseconds() < end else { throw .away(tooSlow) }
    while true {
      let count = recv(file, target.baseAddress, target.count, 0)
      if count > 0 {
        hasAnswered = true
        return count
      }
      guard count < 0 else { throw .away("the server closed the connection") }
      if errno == EAGAIN || errno == EWOULDBLOCK {
        try wait(for: Int16(POLLIN))
      } else if errno != EINTR {
        throw .away(errorText().lowercased())
      }
    }
  }

  private func wait(for events: Int16) throws(CacheError) {
    let limit = deadline(in: timeouts.poll)
    guard waitUntilReady(file, events, until: min(limit, end)) else {
      throw .away(limit < end ? "no answer in \(timeouts.poll) ms" : tooSlow)
    }
  }

  private var tooSlow: String { "no whole answer in \(timeouts.question) ms" }

  private func write(_ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.send(file, bytes.baseAddress, bytes.count, 0)
    #else
      Glibc.send(file, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #endif
  }
}

/// Makes a socket that never blocks; negative with `errno`.
private func newSocket(_ family: Int32) -> Int32 {
  var on: Int32 = 1
  let size = socklen_t(MemoryLayout<Int32>.size)
  #if canImport(Darwin)
    let file = socket(family, SOCK_STREAM, 0)
    guard file >= 0 else { return file }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    _ = fcntl(file, F_SETFL, fcntl(file, F_GETFL) | O_NONBLOCK)
    setsockopt(file, SOL_SOCKET, SO_NOSIGPIPE, &on, size)
  #else
    let kinds = [SOCK_STREAM, SOCK_CLOEXEC, SOCK_NONBLOCK]
    let file = socket(family, Int32(kinds.reduce(0) { $0 | $1.rawValue }), 0)
    guard file >= 0 else { return file }
  #endif
  if family != AF_UNIX { setsockopt(file, Int32(IPPROTO_TCP), TCP_NODELAY, &on, size) }
  return file
}

/// Waits until a socket whose connect(2) has ended with `code` is connected; returns 0 or an error number.
private func connectFailure(_ file: Int32, _ code: Int32, until end: UInt64) -> Int32 {
  guard code == EINPROGRESS || code == EINTR else { return code }
  guard waitUntilReady(file, Int16(POLLOUT), until: end) else { return ETIMEDOUT }
  var code: Int32 = 0
  var length = socklen_t(MemoryLayout<Int32>.size)
  return getsockopt(file, SOL_SOCKET, SO_ERROR, &code, &length) == 0 ? code : errno
}

/// Waits for `events` on a file; returns false at `end`, a monotonic time in nanoseconds.
func waitUntilReady(_ file: Int32, _ events: Int16, until end: UInt64) -> Bool {
  while true {
    let now = monotonicNanoseconds()
    guard now < end else { return false }
    var query = pollfd(fd: file, events: events, revents: 0)
    let milliseconds = Int32(clamping: (min(end - now, 60_000_000_000) + 999_999) / 1_000_000)
    if poll(&query, 1, milliseconds) > 0 { return true }
  }
}

/// The monotonic time that is so many milliseconds away, in nanoseconds.
func deadline(in milliseconds: UInt64) -> UInt64 {
  monotonicNanoseconds() + milliseconds * 1_000_000
}
