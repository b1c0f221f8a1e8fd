import ArgumentParser
import Dates
import TaskList

extension Priority: ExpressibleByArgument {
  package init?(argument: String) { self.init(word: argument) }

  package static var allValueStrings: [String] { allCases.map(\.word) }
}

/// The fields that `add` and `edit` can set.
struct FieldOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Put it on this list", valueName: "name"),
    completion: Completions.lists)
  var list: String?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Give it this tag, again for more", valueName: "name"),
    completion: Completions.tags)
  var tag: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Its priority: high, medium or low", valueName: "priority"))
  var priority: Priority?

  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp(
      "When it is due: today, fri, +3d, 2w, eom, 2026-12-01, 17:00, 2026-12-01T17:00",
      valueName: "date"))
  var due: String?

  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp("A note in Markdown; '-' reads it from stdin", valueName: "text"))
  var note: String?

  /// What these options change of a task.
  func edit(_ clock: WallClock) throws -> TaskEdit {
    var edit = TaskEdit()
    edit.list = try list.map { .set(try field("--list", $0, checkedName)) }
    edit.addedTags = try tag.map { try field("--tag", $0, checkedName) }
    edit.priority = priority.map { .set($0) }
    edit.due = try due.map { .set(try storedDate($0, clock)) }
    if let note {
      let text =
        note == "-" ? String(decoding: try readStandardInput(), as: UTF8.self) : note
      let checked = try field("--note", text.trimmingLineEnds, checkedNote)
      edit.note = checked.isEmpty ? .clear : .set(checked)
    }
    return edit
  }

  var isEmpty: Bool {
    list == nil && tag.isEmpty && priority == nil && due == nil && note == nil
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

extension String {
  /// Without line ends behind the last line, as an editor and `echo` put them there.
  var trimmingLineEnds: String {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return String(text)
  }
}
