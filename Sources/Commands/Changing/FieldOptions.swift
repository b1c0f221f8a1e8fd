import Arguments
import Dates
import TaskList
import Text

/// The fields that `add` and `edit` can set.
struct FieldOptions {
  let list: String?
  let tags: [String]
  let priority: Priority?
  let due: String?
  let note: String?

  static let options = [
    Option("--list", short: "l", value: "name", "Put it on this list", completion: .lists),
    Option(
      "--tag", short: "t", value: "name", "Give it this tag, again for more", completion: .tags),
    Option(
      "--priority", short: "p", value: "priority", "Its priority",
      completion: .words(Priority.allCases.map(\.word))),
    Option(
      "--due", short: "d", value: "date", takesDashes: true,
      "When it is due: today, fri, +3d, 2w, eom, 2026-12-01, 17:00, 2026-12-01T17:00"),
    Option(
      "--note", short: "n", value: "text", takesDashes: true,
      "A note in Markdown; '-' reads it from stdin"),
  ]

  init(_ words: ParsedWords) throws(UsageError) {
    list = words.value("--list")
    tags = words.values("--tag")
    priority = try words.choice("--priority", Priority.allCases, \.word)
    due = words.value("--due")
    note = words.value("--note")
  }

  /// What these options change of a task.
  func edit(_ clock: WallClock) throws -> TaskEdit {
    var edit = TaskEdit()
    edit.list = try list.map { .set(try field("--list", $0, checkedName)) }
    edit.addedTags = try tags.map { try field("--tag", $0, checkedName) }
    edit.priority = priority.map { .set($0) }
    edit.due = try due.map { .set(try storedDate($0, clock)) }
    if let note {
      let text =
        note == "-" ? String(decoding: try readStandardInput(), as: UTF8.self) : note
      let checked = try field("--note", text.trimmingEnd(\.isNewline), checkedNote)
      edit.note = checked.isEmpty ? .clear : .set(checked)
    }
    return edit
  }

  var isEmpty: Bool {
    list == nil && tags.isEmpty && priority == nil && due == nil && note == nil
  }
}

/// A due date as it is stored; throws what a user must know who typed it.
func storedDate(_ words: String, _ clock: WallClock) throws -> String {
  do {
    return try DueDate(words: words, clock: clock).stored
  } catch {
    throw UsageError("\(error.sentence); nothing was changed")
  }
}

/// Checks the value of a field, called `name`.
func field(
  _ name: String, _ value: String, _ check: (String) throws(FieldError) -> String
) throws -> String {
  do {
    return try check(value)
  } catch {
    throw UsageError("\(name) \(error.sentence); nothing was changed")
  }
}
