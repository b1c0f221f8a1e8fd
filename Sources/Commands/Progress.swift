import App
import Libc
import Text

/// Says on a terminal how far a long command is, from half a second on.
final class Progress {
  private let isShown: Bool
  /// Bytes; 0 where it is unknown.
  private let size: Int
  private var next = monotonicNanoseconds() + 500_000_000
  private var wasShown = false

  /// Of reading the file descriptor `file`.
  init(of file: Int32, _ context: Context) {
    isShown = isatty(STDERR_FILENO) == 1 && !context.isQuiet
    var status = stat()
    let isFile = fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    size = isFile ? Int(status.st_size) : 0
  }

  func show(_ count: Int, _ position: Int) {
    guard isShown, count % 256 == 0, case let now = monotonicNanoseconds(), now >= next else {
      return
    }
    next = now + 100_000_000
    wasShown = true
    let share = size > 0 ? ", \(min(100, position * 100 / size)) %" : ""
    printProgress("reading: \(count) tasks\(share)")
  }

  /// Removes what was shown.
  func end() {
    guard wasShown else { return }
    wasShown = false
    printProgress(nil)
  }
}
