import Text

/// The colours of a terminal, or none; colour never is the only sign of anything.
package struct Style: CustomStringConvertible, Sendable {
  private let hasColor: Bool

  package init(hasColor: Bool) {
    self.hasColor = hasColor
  }

  /// For headings and what matters least.
  func faint(_ text: String) -> String { wrap(text, "2") }

  /// For the numbers of tasks: cyan.
  func number(_ text: String) -> String { wrap(text, "36") }

  /// Adds the number of a task as ``number(_:)`` has it, with spaces before it to fill `width`.
  func appendNumber(_ id: Int64, width: Int, to bytes: inout [UInt8]) {
    if hasColor { bytes += "\u{1B}[36m".utf8 }
    let start = bytes.count
    bytes.append(decimal: id)
    let missing = width - (bytes.count - start)
    if missing > 0 {
      bytes.insert(contentsOf: repeatElement(UInt8(ascii: " "), count: missing), at: start)
    }
    if hasColor { bytes += "\u{1B}[0m".utf8 }
  }

  /// For what is due today: yellow.
  func today(_ text: String) -> String { wrap(text, "33") }

  /// For what is late: red.
  func late(_ text: String) -> String { wrap(text, "31") }

  /// For what matters most: bold.
  func strong(_ text: String) -> String { wrap(text, "1") }

  /// Tells styles apart.
  package var description: String { hasColor ? "colour" : "bare" }

  private func wrap(_ text: String, _ code: String) -> String {
    hasColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
