private import Libc

/// Skips servers that failed lately, the backoff of commands that each live for milliseconds: one file
/// per server.
package struct CircuitBreaker: Sendable {
  /// How long a server is skipped after a failure, in seconds.
  package static let retryAfter = 30

  private let folder: String

  /// Keeps its files in `folder`, which is created at the first failure.
  package init(folder: String) {
    self.folder = folder
  }

  /// Returns whether to use `server`: it is skipped for 30 seconds after a failure.
  ///
  /// Then one command tries it again, and the others skip it until that command is done.
  func state(of server: ServerAddress) -> State { state(at: path(server)) }

  private func state(at path: String) -> State {
    let file = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return .closed }
    defer { close(file) }
    // Locked, so that only one of two commands retries.
    guard flock(file, LOCK_EX | LOCK_NB) == 0, let age = age(file) else {
      return .open("another command is retrying it")
    }
    guard age < Self.retryAfter else {
      futimens(file, nil)
      return .halfOpen
    }
    var reason = [UInt8](repeating: 0, count: 200)
    let count = max(0, read(file, &reason, reason.count))
    let text = String(decoding: reason[..<count], as: UTF8.self)
    return .open("\(text) \(age) s ago, tried again in \(Self.retryAfter - age) s")
  }

  /// Whether a failure of `server` is recorded, however old.
  func hasFailure(of server: ServerAddress) -> Bool { access(path(server), F_OK) == 0 }

  /// What is recorded of the servers that are skipped now, each as a sentence.
  package func failures() -> [String] {
    namesInFolder(folder).filter { $0.hasPrefix("away-") }.sorted().compactMap { name in
      let file = open("\(folder)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard file >= 0 else { return nil }
      defer { close(file) }
      guard let age = age(file), age < Self.retryAfter, let reason = readAll(file, limit: 1 << 12)
      else { return nil }
      let server = Self.server(ofFile: name)
      return
        "\(server) is skipped for \(Self.retryAfter - age) s: \(String(decoding: reason, as: UTF8.self))"
    }
  }

  /// The server of a file's name, as ``path(_:_:)`` makes it.
  private static func server(ofFile name: String) -> String {
    var bytes: [UInt8] = []
    var rest = name.utf8.dropFirst("away-".utf8.count)
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "_"),
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else {
        bytes.append(byte)
        continue
      }
      bytes.append(code)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  enum State: Equatable {
    /// The server works, as far as is known.
    case closed
    /// It failed, and this command is to try it again.
    case halfOpen
    /// It failed lately and is skipped, with the reason.
    case open(String)
  }

  func recordFailure(of server: ServerAddress, reason: String) {
    recordFailure(at: path(server), reason)
  }

  private func recordFailure(at path: String, _ reason: String) {
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    var file = open(path, flags, 0o600)
    if file < 0 && errno == ENOENT && makeFolders(folder) == 0 {
      file = open(path, flags, 0o600)
    }
    guard file >= 0 else { return }
    _ = writeAll(Array(reason.utf8), to: file)
    close(file)
  }

  func recordSuccess(of server: ServerAddress) {
    unlink(path(server))
  }

  /// Counts a corrupt value of `server`: the size of a file is the count.
  func recordCorruptValue(of server: ServerAddress) {
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    let path = path(server, "corrupt")
    var file = open(path, flags, 0o600)
    if file < 0 && errno == ENOENT && makeFolders(folder) == 0 { file = open(path, flags, 0o600) }
    guard file >= 0 else { return }
    _ = writeAll([0x2E], to: file)
    close(file)
  }

  /// The number of corrupt values of `server` that this user's commands read.
  func corruptValues(of server: ServerAddress) -> Int {
    var status = stat()
    return stat(path(server, "corrupt"), &status) == 0 ? Int(status.st_size) : 0
  }

  /// Seconds since the failure, 30 when that is in the future; nil when the file cannot be read.
  private func age(_ file: Int32) -> Int? {
    var status = stat()
    guard fstat(file, &status) == 0 else { return nil }
    let now = Int(wallMilliseconds() / 1_000)
    // Any time can be given to a file.
    let failure = min(max(status.changed.tv_sec, 0), now + Self.retryAfter)
    return failure > now + 1 ? Self.retryAfter : max(0, now - failure)
  }

  private func path(_ server: ServerAddress, _ kind: String = "away") -> String {
    path(server.description, kind)
  }

  private func path(_ server: String, _ kind: String) -> String {
    var name: [UInt8] = []
    for byte in server.utf8 {
      if byte.isASCIILetterOrDigit || byte == UInt8(ascii: ".") {
        name.append(byte)
      } else {
        name += "_\(String(byte, radix: 16))".utf8
      }
    }
    return "\(folder)/\(kind)-\(String(decoding: name.suffix(200), as: UTF8.self))"
  }
}

// Servers that keep tasks, by any name.
extension CircuitBreaker {
  /// Why `server` is skipped; nil to use it.
  package func reasonToSkip(_ server: String) -> String? {
    guard case .open(let reason) = state(at: path(server, "silent")) else { return nil }
    return reason
  }

  package func recordSilence(of server: String, reason: String) {
    recordFailure(at: path(server, "silent"), reason)
  }

  package func recordAnswer(of server: String) { unlink(path(server, "silent")) }
}

extension UInt8 {
  fileprivate var isASCIILetterOrDigit: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
