import Dates
import Model
import Text

/// Reads the journal of an export: first an object that counts what follows,
/// `{"tasks":3,"steps":2,"changes":4}`; after the tasks an object for each step, `{"step":1,"time":…,"who":…,"verb":…,"target":…,
/// "undone_by":…}`, and after it one for each task that it changed, `{"step":1,"before":…,"after":…}`.
struct JournalReader {
  private var builder: TaskBuilder
  private var mapping: RecordMapping
  private var ended: [JournalEntry]?
  private var last: JournalEntry?
  private var diffs: [TaskDiff] = []
  private var changes = 0
  /// What the first line says of the rest.
  private var head: [JSONMember]?

  init(_ clock: WallClock) {
    builder = TaskBuilder(clock, Losses())
    mapping = RecordMapping(clock: clock)
  }

  /// The steps that were read, the oldest first; nil where the export has no journal.
  var entries: [JournalEntry]? {
    ended.map { $0 + [last?.with(diffs)].compactMap(\.self) } ?? head.map { _ in [] }
  }

  /// Whether there is all that the first line counts.
  func isWhole(tasks: Int) -> Bool {
    guard let head else { return ended == nil }
    let counts = [("tasks", tasks), ("steps", entries?.count ?? 0), ("changes", changes)]
    return counts.allSatisfy { name, count in head[name] == .number("\(count)") }
  }

  mutating func read(_ members: [JSONMember]) throws(FieldError) {
    guard members["steps"] == nil else {
      head = members
      return
    }
    guard let step = members["step"]?.number else {
      throw FieldError(field: "step", reason: "is not a number")
    }
    guard let verb = members["verb"] else { return try readChange(members, of: step) }
    guard let name = verb.word, let verb = Verb(rawValue: name) else {
      throw FieldError(field: "verb", reason: "is not one of a step")
    }
    guard step > last?.id ?? 0 else {
      throw FieldError(field: "step", reason: "\(step) comes after step \(last?.id ?? 0)")
    }
    guard let who = members["who"]?.word, let time = members["time"]?.word,
      let seconds = try? WallClock.seconds(parsing: time)
    else { throw FieldError(field: "it", reason: "has no 'who' or no 'time'") }
    ended = (ended ?? []) + [last?.with(diffs)].compactMap(\.self)
    diffs = []
    last = JournalEntry(
      id: step, author: Author(name: who, time: Int64(seconds) * 1_000), verb: verb,
      target: members["target"]?.number, undoneBy: members["undone_by"]?.number, diffs: [])
  }

  private mutating func readChange(
    _ members: [JSONMember], of step: Int64
  ) throws(FieldError) {
    guard step == last?.id else {
      throw FieldError(
        field: "it", reason: "is a change of step \(step), which does not stand before it")
    }
    let before = try task(members["before"])
    let after = try task(members["after"])
    guard let diff = TaskDiff(before: before, after: after), before?.id ?? diff.id == diff.id,
      diff.id > diffs.last?.id ?? 0
    else { throw FieldError(field: "it", reason: "is no change of a task") }
    diffs.append(diff)
    changes += 1
  }

  private mutating func task(_ value: JSONValue?) throws(FieldError) -> TaskItem? {
    guard case .object(let members)? = value else { return nil }
    let task = try builder.task(members, &mapping)
    guard task.id > 0 else { throw FieldError(field: "id", reason: "is missing") }
    return task
  }
}

extension JournalEntry {
  fileprivate func with(_ diffs: [TaskDiff]) -> JournalEntry {
    JournalEntry(
      id: id, author: author, verb: verb, target: target, undoneBy: undoneBy, diffs: diffs)
  }
}
