package import Model

/// What an import did besides adding tasks.
package struct ImportSummary {
  /// A kind of field or record, and how many there were.
  package typealias Count = (name: String, count: Int)

  /// The records that were read as tasks.
  package var count = 0
  /// What was left out.
  package var leftOut: [Count] = []
  /// What was changed to fit.
  package var changed: [Count] = []
  /// The records that were skipped, with their lines.
  package var skipped: [(line: Int, reason: String)] = []

  package init() {}

  /// What had no place, a line for each of the lists; none where everything had one.
  package var notes: [String] {
    [("left out", leftOut), ("changed to fit", changed)].compactMap { title, counts in
      guard !counts.isEmpty else { return nil }
      return "\(title): "
        + counts.map { "\($0.name)\($0.count == 1 ? "" : " (\($0.count))")" }.joined(
          separator: ", ")
    }
  }
}

/// One line such as `imported 3 tasks (#5 to #7), 1 was already there`.
package func importReport(
  _ result: ChangeResult, _ summary: ImportSummary, style: Style, isDryRun: Bool
) -> String {
  let count = result.imported.taskCount
  var text = "\(isDryRun ? Verb.import.conditional : Verb.import.pastTense) \(taskCount(count))"
  if let first = result.firstID, let last = result.lastID {
    let range = first == last ? "#\(first)" : "#\(first) to #\(last)"
    text += " (\(range))"
  }
  let known = summary.count - count
  if known > 0 { text += ", \(known) \(known == 1 ? "was" : "were") already there" }
  let skipped = summary.skipped.count
  if skipped > 0 { text += ", \(skipped) skipped" }
  if isDryRun { text += "; nothing was changed" }
  return text
}

/// What an import did, as one object.
package func importJSON(
  _ result: ChangeResult, _ summary: ImportSummary, isDryRun: Bool
) -> [UInt8] {
  jsonLine { json in
    json.member("verb", Verb.import.rawValue)
    json.member("dry_run", isDryRun)
    json.member("imported", Int64(result.imported.taskCount))
    json.member("first", result.firstID)
    json.member("last", result.lastID)
    json.member("new_numbers", result.hasNewNumbers)
    json.name("unchanged")
    json.array(result.unchanged) { json, task in json.task(task) }
    json.counts("left_out", summary.leftOut)
    json.counts("changed", summary.changed)
    json.name("skipped")
    json.array(summary.skipped) { json, record in
      json.object { json in
        json.member("line", Int64(record.line))
        json.member("reason", record.reason)
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func counts(_ name: StaticString, _ counts: [ImportSummary.Count]) {
    self.name(name)
    array(counts) { json, count in
      json.object { json in
        json.member("name", count.name)
        json.member("count", Int64(count.count))
      }
    }
  }
}

extension ChangeResult {
  fileprivate var firstID: Int64? { imported.first { $0.count > 0 }?.firstID }
  fileprivate var lastID: Int64? { imported.last { $0.count > 0 }?.lastID }
}
