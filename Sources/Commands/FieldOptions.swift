import Arguments
import Dates
import Model
import Text

/// The fields that `add` and `edit` can set.
struct FieldOptions {
  let list: String?
  let tags: [String]
  let priority: Priority?
  let due, wait, every, everyAfter, until: String?
  let note: String?
  let items: [String]

  static let list = Option(
    "--list", short: "l", value: "name", "Put the task on this list", completion: .lists)
  static let tag = Option(
    "--tag", short: "t", value: "name", "Add this tag (repeatable)", completion: .tags)
  static let priority = priorityOption("Set the priority")
  static let due = Option(
    "--due", short: "d", value: "date", takesDashes: true,
    "Set the due date: today, fri, next-week, 5-dec, 3d, in-2-weeks, eom, 17:00, 2026-12-01T17:00",
    completion: .words(dates))
  static let wait = Option(
    "--wait", value: "date", takesDashes: true,
    "Hide the task from the list until then; -3d is three days before it is due",
    completion: .words(dates))
  static let every = Option(
    "--every", value: "period",
    "Add the next task when this one is done: day, weekday, week, 2w, month, mon,thu, 15th, last-day, 1st-mon, year",
    completion: .words(["day", "weekday", "week", "2w", "month", "quarter", "year", "last-day"]))
  static let everyAfter = Option(
    "--every-after", value: "period", "The same, counted from completion: 3d, 2w, 1m")
  static let item = Option(
    "--item", value: "text", takesDashes: true, "Add an item to the note's checklist (repeatable)")
  static let until = Option(
    "--until", value: "date", takesDashes: true, "The last due date of a recurring task")
  static let note = Option(
    "--note", short: "n", value: "text", takesDashes: true,
    "Set the note, in Markdown; '-' reads it from stdin")

  private static let dates = ["today", "tomorrow", "fri", "next-week", "eow", "eom", "1w"]

  static let options: [any AnyOption] = [
    list, tag, priority, due, wait, every, everyAfter, until, note, item,
  ]

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
    wait = try arguments[Self.wait]
    every = try arguments[Self.every]
    everyAfter = try arguments[Self.everyAfter]
    until = try arguments[Self.until]
    note = try arguments[Self.note]
    items = try arguments.values(Self.item)
    guard every == nil || everyAfter == nil else {
      throw UsageError("--every and --every-after cannot be combined")
    }
  }

  /// What these options change of a task; of one that exists, a due date such as `+1w` counts from its
  /// own.
  func edit(_ clock: WallClock, isNew: Bool) throws -> TaskEdit {
    var edit = TaskEdit()
    edit.list = try list.map { .set(try checkedName($0, of: "--list", allowsSpaces: true)) }
    edit.addedTags = try tags.map { try checkedName($0, of: "--tag") }
    edit.priority = priority.map { .set($0) }
    if due == "none" { throw UsageError("--due takes a date", hint: "--no-due removes it") }
    if let due { try edit.set(due: due, isNew: isNew, clock) }
    if let wait { try edit.set(wait: wait, clock) }
    edit.addedItems = try items.map { try taskText($0, called: "an item").string }
    if let every = every ?? everyAfter.map({ "after \($0)" }) {
      edit.every = .set(try Recurrence(parsing: every, clock: clock))
    }
    if let until { try edit.set(until: until, clock) }
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
    list == nil && tags.isEmpty && priority == nil && due == nil && wait == nil && every == nil
      && everyAfter == nil && until == nil && note == nil && items.isEmpty
  }
}
