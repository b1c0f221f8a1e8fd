import Dates
import Model
import Text

/// The members of an object that set fields of a task; dates are as a user types them.
struct BatchFields {
  private let members: [JSONMember]
  private let clock: WallClock

  private static let names = [
    "text", "list", "tags", "priority", "due", "wait", "every", "until", "note",
  ]
  private static let namesOfEdit = [
    "add_tags", "remove_tags", "append", "check", "uncheck", "add_items",
  ]

  init(_ members: [JSONMember], _ clock: WallClock) {
    self.members = members
    self.clock = clock
  }

  /// Throws when a member is none of `names`.
  func check(only names: [String]) throws(FieldError) {
    guard let other = members.first(where: { !names.contains($0.name) }) else { return }
    throw FieldError(
      field: "'\(other.name)'",
      reason: "is unknown here (expected \(names.joined(separator: ", ")))")
  }

  /// The text of a member; nil when it is missing or null.
  func text(_ name: String) throws(FieldError) -> String? {
    switch members[name] {
    case nil, .null?: return nil
    case .text(let text)?: return text
    case let other?: throw FieldError(field: name, reason: "is \(other.kind), and no text")
    }
  }

  func checked(_ text: String) throws(FieldError) -> TaskText {
    do throws(TaskTextError) {
      return try TaskText(text)
    } catch {
      throw FieldError(field: "text", reason: error.reason)
    }
  }

  /// What the members change; null clears a field of a task that exists.
  func edit(isNew: Bool, besides others: [String]) throws(FieldError) -> TaskEdit {
    try check(only: Self.names + (isNew ? [] : Self.namesOfEdit) + others)
    var edit = TaskEdit()
    edit.text = try text("text").map { text throws(FieldError) in try checked(text).string }
    if let list = try text("list") {
      edit.list = .set(try checkedName(list, of: "list", allowsSpaces: true))
    }
    if let name = try text("priority") {
      guard let priority = Priority(name: name) else {
        throw FieldError(field: "priority", reason: "'\(name)' is not high, medium or low")
      }
      edit.priority = .set(priority)
    }
    if let note = try text("note") { edit.note = .set(try checkedNote(note, of: "note")) }
    try setDates(&edit, isNew: isNew)
    edit.addedTags = try (texts("tags") + texts("add_tags")).map { tag throws(FieldError) in
      try checkedName(tag, of: "tags")
    }
    guard !isNew else { return edit }
    clear(&edit)
    edit.removedTags = try texts("remove_tags")
    edit.appendedNote = try text("append")
    edit.addedItems = try texts("add_items").map { item throws(FieldError) in
      try checked(item).string
    }
    guard edit.addedItems.count <= 8_192 else {
      throw FieldError(field: "add_items", reason: "has more items than a note has room for")
    }
    edit.checkedItems = try numbers("check")
    edit.uncheckedItems = try numbers("uncheck")
    return edit
  }

  private func setDates(_ edit: inout TaskEdit, isNew: Bool) throws(FieldError) {
    let due = try text("due")
    let wait = try text("wait")
    let every = try text("every")
    let until = try text("until")
    do throws(DateError) {
      if let due { try edit.set(due: due, isNew: isNew, clock) }
      if let wait { try edit.set(wait: wait, clock) }
      if let every { edit.every = .set(try Recurrence(parsing: every, clock: clock)) }
      if let until { try edit.set(until: until, clock) }
    } catch {
      throw FieldError(field: "the date", reason: error.message)
    }
  }

  /// Clears the fields whose members are null, and replaces all tags.
  private func clear(_ edit: inout TaskEdit) {
    edit.clearsTags = members["tags"] != nil
    if members["list"] == .null { edit.list = .clear }
    if members["priority"] == .null { edit.priority = .clear }
    if members["due"] == .null { edit.due = .clear }
    if members["wait"] == .null { edit.wait = .clear }
    if members["every"] == .null { edit.every = .clear }
    if members["note"] == .null { edit.note = .clear }
  }

  private func texts(_ name: String) throws(FieldError) -> [String] {
    try values(name).map { value throws(FieldError) in
      guard case .text(let text) = value else {
        throw FieldError(field: name, reason: "has \(value.kind), and no text")
      }
      return text
    }
  }

  private func numbers(_ name: String) throws(FieldError) -> [Int] {
    try values(name).map { value throws(FieldError) in
      guard let number = value.number, number <= 100_000 else {
        throw FieldError(field: name, reason: "has what is no number of an item")
      }
      return Int(number)
    }
  }

  /// The values of an array; none when it is missing or null.
  private func values(_ name: String) throws(FieldError) -> [JSONValue] {
    switch members[name] {
    case nil, .null?: return []
    case .array(let values)?: return values
    case let other?: throw FieldError(field: name, reason: "is \(other.kind), and no array")
    }
  }
}
