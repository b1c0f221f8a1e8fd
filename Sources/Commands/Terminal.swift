import Libc
import Rendering

/// What standard output is.
struct Terminal {
  let isTerminal: Bool
  /// Columns: of the terminal, else `COLUMNS`, else 80.
  let width: Int

  init(environment: Environment) {
    isTerminal = isatty(STDOUT_FILENO) == 1
    var size = winsize()
    if isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      width = Int(size.ws_col)
    } else {
      width = environment.columns ?? 80
    }
  }
}

extension Style {
  /// The colours that are set, and without a setting those that fit the terminal.
  init(_ settings: Settings, _ terminal: Terminal) throws {
    switch try settings.value(KnownSettings.color) ?? .auto {
    case .always: self.init(hasColor: true)
    case .never: self.init(hasColor: false)
    case .auto:
      self.init(hasColor: terminal.isTerminal && !settings.environment.isDumbTerminal)
    }
  }
}

/// Writes the answer of a command.
func printAnswer(_ bytes: [UInt8]) throws(OutputError) {
  guard !bytes.isEmpty, !writeAll(bytes, to: STDOUT_FILENO) else { return }
  throw OutputError(code: errno)
}

/// Writes a line of the answer of a command.
func printAnswer(_ line: String) throws(OutputError) {
  try printAnswer(Array("\(line)\n".utf8))
}

/// Writes a line of talk; where it cannot be written there is nobody to tell.
func printTalk(_ line: String) {
  _ = writeAll(Array("\(line)\n".utf8), to: STDERR_FILENO)
}
