/// The text of a task, checked: one line, not blank, at most 4,096 bytes of UTF-8.
package struct TaskText: Equatable, Sendable {
  /// The most bytes of UTF-8 that a task's text may take.
  package static let maximumBytes = 4_096

  package let string: String

  /// Checks `string` and keeps it as it is: nothing in it is trimmed or parsed.
  package init(_ string: String) throws(TaskTextError) {
    guard string.utf8.count <= Self.maximumBytes else { throw .tooLong(string.utf8.count) }
    var blank = true
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0: throw .containsNUL
      case 0x0A...0x0D, 0x85, 0x2028, 0x2029: throw .lineBreak
      case 1...0x20: continue
      case 0x21...0x7F: blank = false
      default:
        // Looking it up takes long, and most text is ASCII.
        let properties = scalar.properties
        if !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint { blank = false }
      }
    }
    guard !blank else { throw .blank }
    self.string = string
  }
}

/// What is wrong with the text given for a task.
package enum TaskTextError: Error, Equatable {
  /// Nothing in it can be seen.
  case blank
  /// A title is one line.
  case lineBreak
  /// A byte that ends strings in C and in many tools.
  case containsNUL
  /// More than ``TaskText/maximumBytes``; the value is the bytes given.
  case tooLong(Int)

  /// Why, to follow what the text is called, such as `is blank`.
  package var reason: String {
    switch self {
    case .blank: "is blank"
    case .lineBreak: "has a line break, but a task is one line"
    case .containsNUL: "has a NUL byte"
    case .tooLong(let bytes):
      "has \(bytes) bytes, but a task has at most \(TaskText.maximumBytes)"
    }
  }
}
