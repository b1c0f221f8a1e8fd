import Dates
import Model
import Text

/// Reads what `task export` of Taskwarrior writes
/// (https://taskwarrior.org/docs/design/task/): an array with an object a task.
///
/// Annotations become lines of the note, and a task that comes back is the last of its instances that is
/// open; the template, of which these are copies, is left out where there is one. All tasks are read before
/// the first is returned.
final class TaskwarriorSource: TaskSource {
  private let objects: ObjectReader
  private let mapping: RecordMapping
  private var builder: TaskBuilder
  private var templates = TaskwarriorTemplates()
  /// As they are read; then those that are to be returned, the first last.
  private var tasks: [TaskItem] = []
  private var isRead = false

  init(_ records: RecordReader, _ mapping: RecordMapping, _ losses: Losses) {
    self.mapping = mapping
    objects = ObjectReader(records)
    builder = TaskBuilder(mapping.clock, losses)
  }

  func next() throws(ImportError) -> TaskItem? {
    while !isRead, let members = try objects.next() {
      do throws(FieldError) {
        try read(members)
      } catch {
        throw ImportError(line: objects.line, reason: error.message)
      }
    }
    if !isRead { tasks = templates.resolve(tasks, builder.losses).reversed() }
    isRead = true
    return tasks.popLast()
  }

  private func read(_ members: [JSONMember]) throws(FieldError) {
    let status = members["status"]?.word ?? "pending"
    guard ["pending", "waiting", "completed", "recurring", "deleted"].contains(status) else {
      throw FieldError(field: "status", reason: "'\(status)' is unknown")
    }
    guard status != "deleted" else { return builder.losses.leaveOut("deleted tasks") }
    builder.begin()
    for member in members { try set(member) }
    if case .array(let annotations)? = members["annotations"] {
      let entry = members["entry"]?.word.flatMap { try? WallClock.seconds(parsing: $0) }
      let lines = try annotations.map { annotation throws(FieldError) in
        try line(of: annotation, taskSince: entry)
      }
      try builder.add(note: lines.joined(separator: "\n"))
    }
    if status != "completed" { builder.setDone(nil) }
    if let key = mapping.key { try builder.set(key: members[key]?.word, named: key) }
    let rule = try recurrence(members)
    if status == "pending" || status == "waiting" || status == "recurring" {
      builder.set(every: rule)
    }
    tasks.append(try builder.end())
    templates.note(members, status, place: tasks.count - 1)
  }

  private func set(_ member: JSONMember) throws(FieldError) {
    if let mapped = mapping.fields[member.name], let word = member.value.word {
      guard let field = mapped else { return builder.losses.leaveOut(member.name) }
      return try builder.set(field, word)
    }
    switch (member.name, member.value) {
    case ("description", .text(let text)): try builder.set(.text, text)
    case ("project", .text(let text)): try builder.set(.list, text)
    case ("priority", .text(let text)): try builder.set(.priority, text)
    case ("entry", .text(let text)): try builder.set(.created, text)
    case ("modified", .text(let text)): try builder.set(.changed, text)
    case ("end", .text(let text)): try builder.set(.done, text)
    case ("due", .text(let text)): builder.set(due: try date(text, of: "due"))
    case ("wait", .text(let text)): builder.set(wait: try date(text, of: "wait"))
    case ("tags", .array(let tags)):
      for tag in tags { try builder.add(tag: tag.word ?? "") }
    case ("tags", .text(let tags)): try builder.set(.tags, tags)
    case ("annotations", .array): break
    case ("recur", .text), ("status", .text), (_, .null): break
    case ("parent", .text), ("mask", .text), ("imask", _), ("rtype", .text), ("until", .text):
      // What a recurrence is made of; an end without a recurrence has no place.
      break
    case ("description", _), ("project", _), ("due", _), ("wait", _), ("entry", _), ("end", _):
      throw FieldError(field: member.name, reason: "is \(member.value.kind)")
    case (mapping.key, _): break
    default: builder.losses.leaveOut(member.name)
    }
  }

  /// A time at midnight, or at the last second of a day, is the day.
  private func date(_ text: String, of field: String) throws(FieldError) -> DueDate {
    guard let seconds = try? WallClock.seconds(parsing: text) else {
      throw FieldError(field: field, reason: "'\(text)' is not a time such as 20261201T160000Z")
    }
    var zone = LocalZone()
    let local = zone.local(at: seconds)
    if local.second == 0 || local.second == 86_399, local.day.isNameable { return .day(local.day) }
    guard let minute = UTCMinute(seconds: seconds) else {
      throw FieldError(field: field, reason: "'\(text)' is outside the years 1970 to 9999")
    }
    return .instant(minute)
  }

  /// The line of a note that an annotation becomes, with its day in front as Taskwarrior shows it; one of the
  /// minute in which the task was made, as an export has it, without.
  private func line(
    of annotation: JSONValue, taskSince start: Int?
  ) throws(FieldError) -> String {
    guard case .object(let members) = annotation, let text = members["description"]?.word else {
      throw FieldError(field: "annotations", reason: "has one without a text")
    }
    var day = ""
    if let entry = members["entry"]?.word, let seconds = try? WallClock.seconds(parsing: entry) {
      if let start, (start..<start + 60).contains(seconds) {
        day = ""
      } else {
        var zone = LocalZone()
        day = "\(zone.local(at: seconds).day) "
      }
      builder.losses.leaveOut("times of day of annotations")
    }
    return day + text
  }

  private func recurrence(_ members: [JSONMember]) throws(FieldError) -> Recurrence? {
    guard let text = members["recur"]?.word else {
      if members["until"] != nil { builder.losses.leaveOut("until") }
      return nil
    }
    guard var rule = Recurrence(taskwarrior: text) else {
      builder.losses.leaveOut("recurrence '\(text)'")
      return nil
    }
    if let until = members["until"]?.word, let seconds = try? WallClock.seconds(parsing: until) {
      var zone = LocalZone()
      rule.until = zone.local(at: seconds).day
    }
    return rule
  }
}
