private import Libc
import Model

/// A connection to one memcached: every wait is bounded, and so is a whole question.
final class ServerSocket {
  /// The most bytes of one value in an answer, which bounds the memory of a question.
  static let maximumValueBytes = 1 << 20

  private let file: Int32
  private let timeouts: MemcachedTimeouts
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
      let file = socket(address.family, streamSocket, 0)
      guard file >= 0 else {
        failure = errno
        continue
      }
      failure = connect(file, to: address, until: end)
      guard failure != 0 else {
        self.file = file
        return
      }
      close(file)
    }
    throw .away(errorText(failure).lowercased())
  }

  deinit {
    close(file)
  }

  /// Begins a question.
  func begin() {
    end = deadline(in: timeouts.question)
  }

  func send(_ bytes: [UInt8]) throws(CacheError) {
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
    while buffer.count - position < count { try receive() }
    defer { position += count }
    return Array(buffer[position..<position + count])
  }

  private func receive() throws(CacheError) {
    // Also of a server that never lets this process wait.
    guard monotonicNanoseconds() < end else { throw .away(tooSlow) }
    buffer.removeFirst(position)
    position = 0
    while true {
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = recv(file, &chunk, chunk.count, 0)
      if count > 0 {
        hasAnswered = true
        buffer += chunk[..<count]
        return
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

#if canImport(Darwin)
  private let streamSocket = SOCK_STREAM
#else
  private let streamSocket = Int32(SOCK_STREAM.rawValue)
#endif

/// Connects without blocking; returns 0 or the error number.
private func connect(_ file: Int32, to address: SocketAddress, until end: UInt64) -> Int32 {
  _ = fcntl(file, F_SETFD, FD_CLOEXEC)
  _ = fcntl(file, F_SETFL, fcntl(file, F_GETFL) | O_NONBLOCK)
  var on: Int32 = 1
  let size = socklen_t(MemoryLayout<Int32>.size)
  if address.family != AF_UNIX {
    setsockopt(file, Int32(IPPROTO_TCP), TCP_NODELAY, &on, size)
  }
  #if canImport(Darwin)
    setsockopt(file, SOL_SOCKET, SO_NOSIGPIPE, &on, size)
  #endif
  guard address.connect(file) != 0 else { return 0 }
  guard errno == EINPROGRESS || errno == EINTR else { return errno }
  guard waitUntilReady(file, Int16(POLLOUT), until: end) else { return ETIMEDOUT }
  var code: Int32 = 0
  var length = size
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
