import Libc
import Synchronization

/// A process that was started and not yet reaped, so that its number is still its own.
struct Child {
  let pid: pid_t
  private let watchdog: Watchdog

  init(
    _ program: String, _ arguments: [String], environment: [String], input: String, output: String,
    errors: String, watchdog: Watchdog
  ) throws {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, writing, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, writing, 0o600)
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var pid: pid_t = 0
    let code = posix_spawnp(&pid, program, &actions, nil, words, variables)
    guard code == 0 else { throw StressError("\(program): \(errorText(code))") }
    self.pid = pid
    self.watchdog = watchdog
    watchdog.watch(pid)
  }

  func send(_ signal: Int32) {
    kill(pid, signal)
  }

  /// Whether it has ended; it is not reaped.
  var hasEnded: Bool {
    var info = siginfo_t()
    return waitid(P_PID, id_t(pid), &info, WEXITED | WNOWAIT | WNOHANG) == 0 && info.si_code != 0
  }

  /// Waits until it has stopped or ended; true when it has stopped.
  func stops() -> Bool {
    wait(WSTOPPED | WEXITED) == Int32(CLD_STOPPED)
  }

  /// Waits for its end and returns the exit status, or a signal's number negated.
  func end() -> Int32 {
    _ = wait(WEXITED)
    return watchdog.leave(pid) {
      var status: Int32 = 0
      while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
      return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
    }
  }

  /// Waits without reaping.
  private func wait(_ events: Int32) -> Int32 {
    var info = siginfo_t()
    while waitid(P_PID, id_t(pid), &info, events | WNOWAIT) < 0 && errno == EINTR {}
    return info.si_code
  }
}

/// Kills what hangs, so that a run ends and tells.
final class Watchdog: Sendable {
  /// More than any command may take, in seconds.
  static let patience: UInt64 = 30

  private let watched = Mutex<[pid_t: UInt64]>([:])

  func watch(_ pid: pid_t) {
    watched.withLock { $0[pid] = monotonicNanoseconds() }
  }

  /// Does `reap`, after which the number may be another process's.
  func leave(_ pid: pid_t, reap: () -> Int32) -> Int32 {
    watched.withLock { pids in
      pids[pid] = nil
      return reap()
    }
  }

  /// Kills what has hung for too long.
  func look() {
    let latest = monotonicNanoseconds() - Self.patience * 1_000_000_000
    watched.withLock { pids in
      for (pid, start) in pids where start < latest { kill(pid, SIGKILL) }
    }
  }
}
