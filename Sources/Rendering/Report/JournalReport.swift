package import Dates
package import Model
import Text

/// One line per entry: when, who, what was done to which tasks.
package func journalReport(
  _ entries: [JournalEntry], _ clock: WallClock, style: Style
) -> [UInt8] {
  var writer = DateWriter(clock: clock)
  var text = ""
  for entry in entries {
    var time: [UInt8] = []
    writer.append(iso: entry.author.time, to: &time)
    let author = "\(String(decoding: time, as: UTF8.self))  \(visible(entry.author.name))"
    text += "\(style.faint(author))  \(entry.verb.pastTense) \(taskSummary(entry, style: style))"
    text += entry.undoneBy == nil ? "\n" : "  (undone)\n"
  }
  return Array(text.utf8)
}

/// The tasks of an entry, such as `#3 Fix the parser, #4 Mail Anna`; of many tasks the first ten.
package func taskSummary(_ entry: JournalEntry, style: Style) -> String {
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
    try write(Array((index == 0 ? "[\n  " : ",\n  ").utf8) + head(of: entry))
    var last = Int64.min
    while case let part = try diffs(entry.id, last), let next = part.last?.id {
      try write(elements(part, isFirst: last == .min))
      last = next
    }
    try write(Array("]}".utf8))
  }
  try write(Array("\n]\n".utf8))
}

/// An entry up to the first of its changes.
private func head(of entry: JournalEntry) -> [UInt8] {
  var bytes: [UInt8] = []
  JSONWriter.append(to: &bytes) { json in
    json.object { json in
      json.member("step", entry.id)
      json.member("time", time: entry.author.time)
      json.member("who", entry.author.name)
      json.member("verb", entry.verb.rawValue)
      json.member("target", entry.target)
      json.member("undone", entry.undoneBy != nil)
      json.name("changes")
    }
  }
  bytes[bytes.count - 1] = UInt8(ascii: "[")
  return bytes
}

private func elements(_ diffs: [TaskDiff], isFirst: Bool) -> [UInt8] {
  var bytes = isFirst ? [] : Array(", ".utf8)
  JSONWriter.append(to: &bytes) { json in
    json.elements(diffs) { json, diff in
      json.object { json in
        json.member("id", diff.id)
        json.name("before")
        json.task(diff.before)
        json.name("after")
        json.task(diff.after)
      }
    }
  }
  return bytes
}
