import App
import Arguments
import Libc
import Model

/// Shows output that is longer than the terminal through the user's pager, as git does.
///
/// What is given to it is kept until it fills the terminal, so that a short list starts no process.
final class Pager {
  private let command: String?
  private let lines: Int
  private let hasLessOptions: Bool
  private var kept: [UInt8] = []
  private var keptLines = 0
  private var child: pid_t = 0
  private var pipe: Int32 = -1

  static let off = Flag("--no-pager", "Print long output at once instead of through the pager")

  /// Starts nothing yet; `isOff` and a command that is empty or `cat` leave the pager out.
  init(_ context: Context, isOff: Bool) throws {
    let pager = try context.app.settings[SettingRegister.pager]
    let isUsed =
      context.terminal.isTerminal && context.isInteractive && !isOff
      && context.app.environment.hasProgram(of: pager)
      && !["", "cat"].contains(pager)
      && !context.app.environment.isDumbTerminal
    command = isUsed ? pager : nil
    lines = context.terminal.height
    hasLessOptions = context.app.environment.hasLessOptions
  }

  func show(_ bytes: [UInt8]) throws { try show(StoredBytes(bytes)) }

  func show(_ part: StoredBytes) throws {
    guard let command else { return try printOutput(part) }
    let bytes = part.array
    guard child == 0 else { return write(bytes) }
    kept += bytes
    keptLines += bytes.count { $0 == 0x0A }
    guard keptLines >= lines else { return }
    guard start(command) else {
      let bytes = kept
      kept = []
      keptLines = 0
      return try printOutput(bytes)
    }
    write(kept)
    kept = []
  }

  /// Prints what is kept; the pager has all of it then, and may still be open.
  func flush() throws {
    if child == 0 { try printOutput(kept) } else { close(pipe) }
    kept = []
    pipe = -1
  }

  /// Waits until the user has closed the pager.
  func wait() {
    guard child > 0 else { return }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
  }

  /// A user who closes the pager has seen enough.
  private func write(_ bytes: [UInt8]) {
    if pipe >= 0, !writeAll(bytes, to: pipe) {
      close(pipe)
      pipe = -1
    }
  }

  private func start(_ command: String) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard Libc.pipe(&ends) == 0 else { return false }
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    // As git sets it: leave at once where all fits, keep colors, and do not clear the screen.
    if !hasLessOptions { setenv("LESS", "FRX", 1) }
    var actions = newActionsOfSpawn()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    let started = startShell(["-c", command], actions: &actions)
    close(ends[0])
    guard let started else {
      close(ends[1])
      return false
    }
    child = started
    pipe = ends[1]
    return true
  }
}
