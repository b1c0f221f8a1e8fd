package import Dates
package import Model

/// What was removed from the journal, or would be, in one line; `time` is in milliseconds since 1970.
package func pruneReport(
  _ pruning: Pruning, before time: Int64, _ clock: WallClock, isDryRun: Bool
) -> String {
  var moment: [UInt8] = []
  var dates = DateWriter(clock: clock)
  dates.append(iso: time, to: &moment)
  let count = pruning.entries
  let removed = isDryRun ? "would remove" : "removed"
  let changes = "\(count) \(count == 1 ? "change" : "changes")"
  let undoable = pruning.undoable > 0 ? ", \(pruning.undoable) of which can still be undone" : ""
  return "\(removed) \(changes) from before \(String(decoding: moment, as: UTF8.self))"
    + (isDryRun ? undoable : "")
}
