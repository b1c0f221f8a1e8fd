package import Dates
package import Model
import Text

/// One line per entry: its number, when, who, what was done to which tasks, and what it changed of them.
///
/// With `isRelative` the time is one such as `2 h ago`.
package func journalReport(
  _ entries: [JournalEntry], _ clock: WallClock, isRelative: Bool, style: Style
) -> [UInt8] {
  var writer = DateWriter(clock: clock)
  let width = entries.map { String($0.id).count }.max() ?? 0
  let times = entries.map { time($0.author.time, isRelative, &writer) }
  let timeWidth = times.map(\.count).max() ?? 0
  var text = ""
  for (entry, time) in zip(entries, times) {
    let number = String(repeating: " ", count: width - String(entry.id).count) + "\(entry.id)"
    let time = time + String(repeating: " ", count: timeWidth - time.count)
    text += "\(number)  \(style.faint("\(time)  \(visible(entry.author.name))"))  "
    text += "\(entry.verb.pastTense)\(entry.target.map { " step \($0):" } ?? "") "
    text += taskSummary(
      entry.diffs, count: entry.diffCount, isBatch: entry.verb == .batch, &writer, style: style)
    text += entry.undoneBy == nil ? "\n" : "  (undone)\n"
  }
  return Array(text.utf8)
}

private func time(_ milliseconds: Int64, _ isRelative: Bool, _ writer: inout DateWriter) -> String {
  guard !isRelative else { return relativeTime(milliseconds, &writer) }
  var bytes: [UInt8] = []
  writer.append(iso: milliseconds, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// The tasks of an entry and what changed of them, such as `#3 Fix the parser (due Fri → Mon)`; of many
/// tasks the first ten.
func taskSummary(
  _ diffs: [TaskDiff], count: Int, isBatch: Bool, _ writer: inout DateWriter, style: Style
) -> String {
  let changes = diffs.prefix(10).map { fieldChanges($0, &writer).joined(separator: ", ") }
  // Of a batch, a task that was added beside one that was done is not its next one.
  let hasDone = !isBatch && changes.contains { $0 == "done" || $0 == "open" }
  let isSame = changes.allSatisfy { $0 == changes[0] }
  var tasks: [String] = []
  for (diff, change) in zip(diffs, changes) {
    // What is the same for all is said once. That a task is done, its verb says.
    let isSaid =
      isSame && changes.count > 1 || change.isEmpty || change == "done" || change == "open"
    let isNext = hasDone && (diff.before == nil || diff.after == nil)
    let task = isNext ? "next \(style.number("#\(diff.id)"))" : reference(diff.task, style)
    tasks.append(task + (isSaid ? "" : " (\(change))"))
  }
  var text = tasks.joined(separator: ", ")
  if count > 10 { text += ", and \(count - 10) more" }
  if isSame, changes.count > 1, let change = changes.first, !change.isEmpty, change != "done",
    change != "open"
  {
    text += " (\(change))"
  }
  return text
}

/// The tasks of an entry in a sentence, without colors.
package func taskSummary(_ entry: JournalEntry) -> String {
  let style = Style(hasColor: false)
  let tasks = entry.diffs.prefix(10).map { reference($0.task, style) }.joined(separator: ", ")
  return entry.diffCount > 10 ? "\(tasks), and \(entry.diffCount - 10) more" : tasks
}

/// Prints an array of entries, each with the tasks before and after it.
///
/// An entry may have changed a million tasks, so `diffs` returns a part of them, those after a task's number,
/// until it returns none.
package func writeJournalJSON(
  _ entries: [JournalEntry], diffs: (_ entry: Int64, _ after: Int64) throws -> [TaskDiff],
  to write: ([UInt8]) throws -> Void
) throws {
  guard !entries.isEmpty else { return try write(Array("[]\n".utf8)) }
  for (index, entry) in entries.enumerated() {
    try write(Array((index == 0 ? "[\n  " : ",\n  ").utf8))
    var last = Int64.min
    try writeEntryJSON(
      entry,
      parts: {
        let part = try diffs(entry.id, last)
        last = part.last?.id ?? last
        return part
      }, end: "", to: write)
  }
  try write(Array("\n]\n".utf8))
}

/// Writes an entry as an object and `end`, the changes as `parts` returns them, until it returns none.
///
/// What is short is written at once.
package func writeEntryJSON(
  _ entry: JournalEntry, parts: () throws -> [TaskDiff], end: String,
  to write: ([UInt8]) throws -> Void
) throws {
  var bytes = head(of: entry)
  var isFirst = true
  while case let part = try parts(), !part.isEmpty {
    bytes += elements(part, isFirst: isFirst)
    isFirst = false
    guard bytes.count > 1 << 16 else { continue }
    try write(bytes)
    bytes = []
  }
  try write(bytes + Array("]}\(end)".utf8))
}

/// An entry up to the first of its changes.
private func head(of entry: JournalEntry) -> [UInt8] {
  var bytes: [UInt8] = []
  JSONWriter.append(to: &bytes) { json in
    json.object { json in
      json.step(entry)
      json.member("role", entry.role)
      json.name("changes")
    }
  }
  bytes[bytes.count - 1] = UInt8(ascii: "[")
  return bytes
}

extension JSONWriter {
  /// Adds the members of an entry but its changes.
  fileprivate mutating func step(_ entry: JournalEntry) {
    member("step", entry.id)
    member("time", time: entry.author.time)
    member("who", entry.author.name)
    member("verb", entry.verb.rawValue)
    member("target", entry.target)
    member("undone", entry.undoneBy != nil)
    member("undone_by", entry.undoneBy)
  }
}

/// The first line of an export with its log, which counts the lines after it.
package func exportHead(tasks: Int, _ log: [JournalEntry]) -> [UInt8] {
  jsonLine { json in
    json.member("tasks", Int64(tasks))
    json.member("steps", Int64(log.count))
    json.member("changes", Int64(log.reduce(0) { $0 + $1.diffCount }))
  }
}

/// The line of an export for an entry, before those of its changes.
package func exportLine(_ entry: JournalEntry) -> [UInt8] { jsonLine { $0.step(entry) } }

/// The lines of an export for changes of an entry.
package func exportLines(_ diffs: [TaskDiff], of entry: JournalEntry) -> [UInt8] {
  diffs.flatMap { diff in
    jsonLine { json in
      json.member("step", entry.id)
      json.change(diff)
    }
  }
}

private func elements(_ diffs: [TaskDiff], isFirst: Bool) -> [UInt8] {
  var bytes = isFirst ? [] : Array(", ".utf8)
  JSONWriter.append(to: &bytes) { json in
    json.elements(diffs) { json, diff in
      json.object { $0.change(diff) }
    }
  }
  return bytes
}
