package import Model
import Text

/// The line of `--explain` for an event: its time, place, operation and result.
package func explainLine(_ step: Trace.Event) -> String {
  let place = step.place.rawValue.padding(to: 8)
  return "\(milliseconds(step.nanoseconds)) ms  \(place)  \(step.action.padding(to: 6))  "
    + visible(step.answer)
}

/// The last line that `--explain` prints for a list: where it came from.
///
/// `maximumAge`, in milliseconds, is how old this list may be when it is shown again.
package func explainLine(
  _ origin: ListResult.Origin, maximumAge: Int? = nil, strategy: String
) -> String {
  let source =
    switch origin {
    case .nowhere: "there is no database yet, so the list is empty"
    case .database:
      "the list is from the database"
        + (maximumAge.map { "; from the cache it may be up to \(seconds($0)) s old" } ?? "")
    case .cachedPages(let cached, let all):
      "\(cached) of \(all) pages of the list are from the cache, the others from the database"
    case .cacheUnderStamp: "the list is from the cache, under the database's stamp"
    case .cacheByAge(let age, let ttl):
      """
      the list is from the cache, \(seconds(age)) s old; \
      it may be up to \(seconds(ttl + clockSlackMilliseconds)) s old
      """
    }
  return "\(source) (strategy \(strategy))"
}

/// Microseconds as digits after the point, right-aligned: `   0.182`.
private func milliseconds(_ nanoseconds: UInt64) -> String {
  let fraction = String(nanoseconds / 1_000 % 1_000)
  let text =
    "\(nanoseconds / 1_000_000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  return String(repeating: " ", count: max(0, 9 - text.count)) + text
}

private func seconds(_ milliseconds: Int) -> String {
  milliseconds % 1_000 == 0
    ? "\(milliseconds / 1_000)" : "\(milliseconds / 1_000).\(milliseconds % 1_000 / 100)"
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
