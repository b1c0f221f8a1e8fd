import Dates
import Model

extension ListLayout {
  /// Ends with the first of the claims that its rows show in `columns`.
  mutating func endWithClaims(in columns: [Column], _ list: [PackedTasks], _ clock: WallClock) {
    guard columns.contains(where: \.isOfClaim), list.hasClaims else { return }
    var first: Int64?
    list.forEachLaidOut(self) { _, _, details, _ in
      guard let claim = PackedFields(decoding: details).claim else { return }
      // A clock that is set back lets a claim hold again.
      first = min(first ?? .max, claim.holds(at: clock.milliseconds) ? claim.until : .max)
    }
    if let first { until = min(until ?? .max, first) }
  }
}

extension [PackedTasks] {
  /// Whether a task has a claim, which may have expired.
  fileprivate var hasClaims: Bool {
    contains { rows in
      var hasClaim = false
      rows.forEach { _, _, details in hasClaim = hasClaim || PackedFields.hasClaim(details) }
      return hasClaim
    }
  }
}

/// How long a claim goes on, in the words of a table.
struct Countdown {
  /// At most this long, such as `12m`, `2h` or `3d`.
  let text: String
  /// When the text is another, in milliseconds since 1970.
  let turn: Int64

  init(to end: Int64, from now: Int64) {
    let minute: Int64 = 60
    let hour = 60 * minute
    let day = 24 * hour
    let left = max(1, (end - now) / 1_000)
    let (unit, letter) =
      left <= 90 * minute ? (minute, "m") : left <= 2 * day ? (hour, "h") : (day, "d")
    let count = (left + unit - 1) / unit
    text = "\(count)\(letter)"
    // A second that has begun counts no more.
    turn = count == 1 ? end : end - (count - 1) * unit * 1_000 - 999
  }
}

/// A time that is left or past, in milliseconds, such as `45 s`, `12 min`, `2 h` or `3 days`.
package func durationText(_ milliseconds: Int64) -> String {
  let seconds = max(1, milliseconds / 1_000)
  let minutes = (seconds + 59) / 60
  let hours = (minutes + 59) / 60
  switch minutes {
  case ...1: return "\(seconds) s"
  case ...90: return "\(minutes) min"
  case ...2_880: return "\(hours) h"
  default: return "\((hours + 23) / 24) days"
  }
}
