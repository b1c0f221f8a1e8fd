import App
import Libc
import Model
import Rendering
import Text

/// What standard output is.
struct Terminal {
  let isTerminal: Bool
  /// Columns: of the terminal, else `COLUMNS`, else 80.
  let width: Int
  /// Lines of the terminal; many where it is none.
  let height: Int

  init(environment: Environment) {
    isTerminal = isatty(STDOUT_FILENO) == 1
    var size = winsize()
    var height = Int.max
    if isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      width = Int(size.ws_col)
      if size.ws_row > 0 { height = Int(size.ws_row) }
    } else {
      width = environment.columns ?? 80
    }
    self.height = height
  }
}

extension Style {
  /// The colors of the setting; under `auto`, colors on a terminal that has them.
  init(_ settings: Settings, _ terminal: Terminal) throws {
    switch try settings[SettingRegister.color] {
    case .always: self.init(hasColor: true)
    case .never: self.init(hasColor: false)
    case .auto:
      self.init(hasColor: terminal.isTerminal && !settings.environment.isDumbTerminal)
    }
  }
}

/// Writes output to stdout.
func printOutput(_ bytes: [UInt8]) throws(OutputError) {
  guard !bytes.isEmpty, !writeAll(bytes, to: STDOUT_FILENO) else { return }
  throw OutputError(code: errno)
}

/// Writes output to stdout.
func printOutput(_ bytes: StoredBytes) throws(OutputError) {
  guard bytes.count > 0, !bytes.withUnsafeBytes({ writeAll($0, to: STDOUT_FILENO) }) else { return }
  throw OutputError(code: errno)
}

/// Writes one line to stdout; what a terminal would obey is escaped.
func printOutput(_ line: String) throws(OutputError) {
  try printOutput(Array("\(visible(line))\n".utf8))
}

/// Writes one line to stderr; what a terminal would obey is escaped, and a failure is ignored.
func printNote(_ line: String) {
  _ = writeAll(Array("\(visible(line))\n".utf8), to: STDERR_FILENO)
}

/// Shows `text` on the last line of the terminal on stderr; nil removes it.
func printProgress(_ text: String?) {
  _ = writeAll(Array("\r\(text.map(visible) ?? "\u{1B}[K")".utf8), to: STDERR_FILENO)
}
