import Arguments
import Dates
import Model
import Text

/// The fields that `add` and `edit` can set.
struct FieldOptions {
  let list: String?
  let tags: [String]
  let priority: Priority?
  let due: String?
  let note: String?

  static let list = Option(
    "--list", short: "l", value: "name", "Put the task on this list", completion: .lists)
  static let tag = Option(
    "--tag", short: "t", value: "name", "Add this tag (repeatable)", completion: .tags)
  static let priority = priorityOption("Set the priority")
  static let due = Option(
    "--due", short: "d", value: "date", takesDashes: true,
    "Set the due date: today, fri, +3d, 2w, eom, 2026-12-01, 17:00, 2026-12-01T17:00")
  static let note = Option(
    "--note", short: "n", value: "text", takesDashes: true,
    "Set the note, in Markdown; '-' reads it from stdin")

  static let options: [any AnyOption] = [list, tag, priority, due, note]

  static func priorityOption(_ help: String) -> Option<Priority> {
    let names = Priority.allCases.map(\.name)
    return Option(
      "--priority", short: "p", value: "priority", help, completion: .names(names),
      parse: { text throws(InvalidValue) in
        guard let priority = Priority(name: text) else { throw InvalidValue(expected: names) }
        return priority
      })
  }

  init(_ arguments: ParsedArguments) throws(UsageError) {
    list = try arguments[Self.list]
    tags = try arguments.values(Self.tag)
    priority = try arguments[Self.priority]
    due = try arguments[Self.due]
    note = try arguments[Self.note]
  }

  /// What these options change of a task.
  func edit(_ clock: WallClock) throws -> TaskEdit {
    var edit = TaskEdit()
    edit.list = try list.map { .set(try checkedName($0, of: "--list")) }
    edit.addedTags = try tags.map { try checkedName($0, of: "--tag") }
    edit.priority = priority.map { .set($0) }
    edit.due = try due.map { .set(try DueDate(parsing: $0, clock: clock).stored) }
    if let note {
      var text = note
      if note == "-" {
        guard let read = Text.text(decoding: try readStandardInput()) else {
          throw UsageError("stdin is not UTF-8")
        }
        text = read
      }
      let checked = try checkedNote(text.trimmingEnd(\.isNewline), of: "--note")
      edit.note = checked.isEmpty ? .clear : .set(checked)
    }
    return edit
  }

  var isEmpty: Bool {
    list == nil && tags.isEmpty && priority == nil && due == nil && note == nil
  }
}
