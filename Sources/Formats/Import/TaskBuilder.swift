import Dates
import Model
import Text

/// Makes tasks of the fields of other programs; what does not fit is counted in ``losses``.
struct TaskBuilder {
  let clock: WallClock
  let losses: Losses
  private(set) var item = TaskItem(id: 0, text: "")
  private var tags: Set<String> = []
  /// The parts of its claim.
  private var claim: [ImportField: String] = [:]

  init(_ clock: WallClock, _ losses: Losses) {
    self.clock = clock
    self.losses = losses
  }

  /// Begins a task.
  mutating func begin(id: Int64 = 0) {
    item = TaskItem(id: id, text: "")
    tags = []
    claim = [:]
  }

  /// Ends the task; one without times is as old as this import.
  mutating func end() throws(FieldError) -> TaskItem {
    guard !item.text.isEmpty else { throw FieldError(field: "it", reason: "has no text") }
    item.tags = tags.sorted()
    if !claim.isEmpty { setClaim() }
    if item.created == 0 { item.created = item.done ?? clock.milliseconds }
    if item.changed == 0 { item.changed = max(item.created, item.done ?? item.created) }
    return item
  }

  /// Sets a field; an empty text sets nothing, and ``ImportField/id`` was set when the task was begun.
  mutating func set(_ field: ImportField, _ text: String) throws(FieldError) {
    guard !text.isEmpty else { return }
    switch field {
    case .id:
      // Such as AB-12, of an issue tracker.
      if Int64(text) == nil { losses.leaveOut("ids that are no numbers") }
    case .text: try setText(text)
    case .list: item.list = try name(text, of: field, blanks: true)
    case .tags:
      for tag in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
        try add(tag: String(tag))
      }
    case .priority: item.priority = try priority(text)
    case .due: item.due = try date(text, of: field)
    case .wait: item.wait = try date(text, of: field)
    case .every: item.every = try recurrence(text)
    case .note: try add(note: text)
    case .created: item.created = try moment(text, of: field)
    case .changed: item.changed = try moment(text, of: field)
    case .done: item.done = try completion(text)
    case .key: item.key = try checkedKey(text, of: field.rawValue)
    case .owner, .claim, .claimedUntil: claim[field] = text
    }
  }

  /// Sets a claim that is whole; other programs give other things these names.
  private mutating func setClaim() {
    if item.done == nil, let owner = claim[.owner], let id = claim[.claim].flatMap(ClaimID.init),
      let end = claim[.claimedUntil].flatMap({ try? moment($0, of: .claimedUntil) })
    {
      item.claim = Claim(owner: owner, id: id, until: end)
    } else {
      for field in claim.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
        losses.leaveOut(field.rawValue)
      }
    }
  }

  /// Sets the key to the value that is called `name`; throws when there is none.
  mutating func set(key: String?, named name: String) throws(FieldError) {
    guard let key, !key.isEmpty else {
      throw FieldError(field: "it", reason: "has no '\(name)' as its key")
    }
    try set(.key, key)
  }

  mutating func setDone(_ milliseconds: Int64?) { item.done = milliseconds }

  /// Sets a recurrence in the form that the store keeps.
  mutating func set(every: Recurrence?) { item.every = every?.stored }

  mutating func set(_ priority: Priority?) { item.priority = priority }

  mutating func set(due: DueDate) { item.due = due.stored }

  mutating func set(wait: DueDate) { item.wait = wait.stored }

  /// A text of several lines is its first; the rest is put into the note.
  private mutating func setText(_ text: String) throws(FieldError) {
    do throws(TaskTextError) {
      item.text = try TaskText(text).string
    } catch {
      guard error == .lineBreak else { throw FieldError(field: "its text", reason: error.reason) }
      let lines = text.drop { $0.isWhitespace }.split(maxSplits: 1, whereSeparator: \.isNewline)
      try setText(lines.first.map(String.init) ?? " ")
      guard lines.count > 1 else { return }
      losses.change("texts of several lines, now with a note")
      try add(note: String(lines[1].drop(while: \.isNewline)))
    }
  }

  mutating func add(note: String) throws(FieldError) {
    let note = note.trimmingEnd(\.isNewline)
    guard !note.isEmpty else { return }
    item.note = try checkedNote(item.note.map { "\($0)\n\(note)" } ?? note, of: "its note")
  }

  mutating func add(tag: String) throws(FieldError) {
    tags.insert(try name(tag, of: .tags, blanks: false))
  }

  /// The name of a list or a tag, changed where it has what a name cannot have.
  private func name(
    _ text: String, of field: ImportField, blanks: Bool
  ) throws(FieldError) -> String {
    if let name = try? checkedName(text, of: field.rawValue, allowsSpaces: blanks) { return name }
    let filler = blanks ? " " : "-"
    var name = ""
    for scalar in text.composed.unicodeScalars {
      let next =
        scalar.isOfName ? String(scalar) : name.isEmpty || name.hasSuffix(filler) ? "" : filler
      guard name.utf8.count + next.utf8.count <= 64 else { break }
      name += next
    }
    name = name.trimmingEnd { String($0) == filler }
    let fit = try checkedName(name, of: field.rawValue, allowsSpaces: blanks)
    losses.change(field == .list ? "names of lists" : "names of tags")
    return fit
  }

  private func priority(_ text: String) throws(FieldError) -> Priority? {
    switch text.lowercased() {
    case "high", "h", "a", "1": return .high
    case "medium", "m", "b", "2": return .medium
    case "low", "l", "c", "3": return .low
    case "none": return nil
    default: throw FieldError(field: "priority", reason: "'\(text)' is not high, medium or low")
    }
  }

  private func date(_ text: String, of field: ImportField) throws(FieldError) -> String {
    if DueDate(stored: text) != nil { return text }
    if text.utf8.count >= 16, let seconds = try? WallClock.seconds(parsing: text),
      let minute = UTCMinute(seconds: seconds)
    {
      return DueDate.instant(minute).stored
    }
    do throws(DateError) {
      return try DueDate(parsing: text, clock: clock).stored
    } catch {
      throw FieldError(field: field.rawValue, reason: error.message)
    }
  }

  private func recurrence(_ text: String) throws(FieldError) -> String {
    do throws(DateError) {
      return try Recurrence(parsing: text, clock: clock).stored
    } catch {
      throw FieldError(field: "every", reason: error.message)
    }
  }

  private func moment(_ text: String, of field: ImportField) throws(FieldError) -> Int64 {
    do throws(DateError) {
      return Int64(try WallClock.seconds(parsing: text)) * 1_000
    } catch {
      guard let day = try? DueDate(parsing: text, clock: clock) else {
        throw FieldError(field: field.rawValue, reason: error.message)
      }
      var zone = LocalZone()
      return Int64(day.start(in: &zone)) * 1_000
    }
  }

  /// When it was done; a table of another program may say no more than that it is.
  private func completion(_ text: String) throws(FieldError) -> Int64? {
    switch text.lowercased() {
    case "true", "yes", "x", "1", "done", "completed": return clock.milliseconds
    case "false", "no", "0", "open", "pending": return nil
    default: return try moment(text, of: .done)
    }
  }
}
