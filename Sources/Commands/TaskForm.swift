import Arguments
import Dates
import Model
import Text

/// A task as text to be edited: its text, one line per field, `---`, and its note.
struct TaskForm {
  private static let border = "---"

  /// The text of `item`.
  static func text(_ item: TaskItem, _ clock: WallClock) -> String {
    """
    \(item.text)
    list: \(item.list ?? "")
    tags: \(item.tags.joined(separator: " "))
    priority: \(item.priority?.name ?? "")
    due: \(exact(item.due, clock))
    wait: \(exact(item.wait, clock))
    every: \(item.every ?? "")
    # The text is the first line; the note follows the next one.
    \(border)
    \(item.note ?? "")

    """
  }

  private static let names = ["list", "tags", "priority", "due", "wait", "every"]

  private static func exact(_ stored: String?, _ clock: WallClock) -> String {
    guard let date = stored.flatMap(DueDate.init(stored:)) else { return "" }
    var writer = DateWriter(clock: clock)
    var bytes: [UInt8] = []
    writer.append(exact: date, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads `text`, a form of `item` that the user edited.
  static func edit(_ text: String, of item: TaskItem, _ clock: WallClock) throws -> TaskEdit {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let end = lines.firstIndex { $0 == border } ?? lines.endIndex
    var edit = TaskEdit()
    let first = lines.first ?? ""
    guard !names.contains(where: { first.hasPrefix("\($0):") && !item.text.hasPrefix("\($0):") })
    else {
      throw UsageError("the first line is a field", hint: "the text of the task stands there")
    }
    edit.text = try taskText(String(first), called: "the first line").string
    for line in lines[..<end].dropFirst()
    where !line.allSatisfy(\.isWhitespace) && !line.hasPrefix("#") {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw UsageError(
          "'\(line)' is not a field (expected \(names.map { "\($0):" }.joined(separator: ", ")))")
      }
      let value = parts[1].drop(while: \.isWhitespace)
      try set(String(parts[0]), String(value).trimmingEnd(\.isWhitespace), of: item, clock, &edit)
    }
    let note = lines[end...].dropFirst().joined(separator: "\n").trimmingEnd(\.isNewline)
    edit.note = note.isEmpty ? .clear : .set(try checkedNote(note, of: "the note"))
    return edit
  }

  private static func set(
    _ name: String, _ value: String, of item: TaskItem, _ clock: WallClock, _ edit: inout TaskEdit
  ) throws {
    switch name {
    case "list":
      edit.list =
        value.isEmpty ? .clear : .set(try checkedName(value, of: "list", allowsSpaces: true))
    case "tags":
      edit.clearsTags = true
      edit.addedTags = try value.split { $0 == " " || $0 == "," }.map {
        try checkedName(String($0), of: "tags")
      }
    case "priority":
      guard let priority = Priority(name: value) else {
        guard value.isEmpty else {
          throw InvalidValue(expected: Priority.allCases.map(\.name)).error(value, for: "priority")
        }
        edit.priority = .clear
        return
      }
      edit.priority = .set(priority)
    case "due":
      // An unchanged date stays as it is, to the second and in any zone.
      guard value != exact(item.due, clock) else { return }
      edit.due = value.isEmpty ? .clear : .set(try DueDate(parsing: value, clock: clock))
    case "wait":
      guard value != exact(item.wait, clock) else { return }
      edit.wait = value.isEmpty ? .clear : .set(try DueDate(parsing: value, clock: clock))
    case "every":
      guard value != item.every ?? "" else { return }
      edit.every = value.isEmpty ? .clear : .set(try Recurrence(parsing: value, clock: clock))
    default:
      throw UsageError(
        "unknown field '\(name)'",
        hint: suggestion(for: name, in: names))
    }
  }
}
