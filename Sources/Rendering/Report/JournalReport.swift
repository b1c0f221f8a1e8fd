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
  return entry.diffs.count > 10 ? "\(tasks), and \(entry.diffs.count - 10) more" : tasks
}

/// An array of entries, each with the tasks before and after it.
package func journalJSON(_ entries: [JournalEntry]) -> [UInt8] {
  JSONWriter.lines(entries) { json, entry in
    json.object { json in
      json.member("step", entry.id)
      json.member("time", time: entry.author.time)
      json.member("who", entry.author.name)
      json.member("verb", entry.verb.rawValue)
      json.member("target", entry.target)
      json.member("undone", entry.undoneBy != nil)
      json.name("changes")
      json.array(entry.diffs) { json, diff in
        json.object { json in
          json.member("id", diff.id)
          json.name("before")
          json.task(diff.before)
          json.name("after")
          json.task(diff.after)
        }
      }
    }
  }
}
