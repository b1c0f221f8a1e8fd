package import Dates
package import Model

/// What each change of a batch did, in sentences.
package func batchReport(
  _ result: ChangeResult, _ clock: WallClock, style: Style, isDryRun: Bool
) -> [UInt8] {
  result.batch.flatMap { part in
    changeReport(
      part.verb,
      ChangeResult(
        diffs: part.diffs, unchanged: part.unchanged, entries: [], stamp: result.stamp, pages: []),
      clock, style: style, isDryRun: isDryRun)
  }
}

/// A line of JSON for each change of a batch.
package func batchJSON(_ result: ChangeResult, isDryRun: Bool) -> [UInt8] {
  result.batch.flatMap { part in
    jsonLine { json in
      json.member("line", Int64(part.line))
      json.change(part.verb, part.diffs, part.unchanged, isDryRun: isDryRun)
    }
  }
}
