import CSpawn
import Libc

/// A process with pipes to its input, its output and its errors.
struct Child {
  let pid: pid_t
  private let input: Int32
  private let output: Int32
  private let errors: Int32

  /// Starts `program`, a path or a name to be found in PATH; `environment` nil is our own.
  init(
    _ program: String, _ arguments: [String], environment: [String: String]?, folder: String?
  ) throws {
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = environment?.map { strdup("\($0.key)=\($0.value)") } ?? []
    defer { for pointer in words + variables { free(pointer) } }
    var pid: pid_t = 0
    var ends: [Int32] = [-1, -1, -1]
    let code =
      environment == nil
      ? spawn_with_pipes(program, words, nil, folder, &pid, &ends)
      : spawn_with_pipes(program, words, variables + [nil], folder, &pid, &ends)
    guard code == 0 else { throw TestFailure("\(program): \(errorText(code))") }
    (self.pid, input, output, errors) = (pid, ends[0], ends[1], ends[2])
  }

  /// Writes its input, and reads what it prints, to its end.
  func talk(_ text: [UInt8]) -> Ended {
    // A process that has closed its input is no reason to end this one.
    var pipeSignal = sigset_t()
    sigemptyset(&pipeSignal)
    sigaddset(&pipeSignal, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipeSignal, nil)
    _ = fcntl(input, F_SETFL, O_NONBLOCK)

    var rest = text[...]
    var printed: [[UInt8]] = [[], []]
    var ends = [
      pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
      pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
    ]
    func end(_ place: Int) {
      close(ends[place].fd)
      ends[place].fd = -1
    }
    if rest.isEmpty { end(2) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while ends.contains(where: { $0.fd >= 0 }) {
      guard poll(&ends, nfds_t(ends.count), -1) > 0 else { continue }
      for place in 0..<2 where ends[place].fd >= 0 && ends[place].revents != 0 {
        let count = read(ends[place].fd, &buffer, buffer.count)
        if count > 0 { printed[place] += buffer[..<count] } else if count == 0 { end(place) }
      }
      if ends[2].fd >= 0 && ends[2].revents != 0 {
        let count = rest.withUnsafeBytes { write(ends[2].fd, $0.baseAddress, $0.count) }
        if count > 0 { rest = rest.dropFirst(count) }
        if rest.isEmpty || count < 0 && errno != EAGAIN { end(2) }
      }
    }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    return Ended(
      output: String(decoding: printed[0], as: UTF8.self),
      errors: String(decoding: printed[1], as: UTF8.self),
      status: status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F))
  }
}
