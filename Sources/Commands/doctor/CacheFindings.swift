import App
import Libc
import Model
import Rendering
import Strategies
import Text

/// Checks each place of the cache, and that what is cached is what the database has.
///
/// `findings` are those of the settings and the database, without which the cache cannot be checked.
func cacheFindings(
  _ options: CommonOptions, after findings: [Finding], repairs: Bool
) -> [Finding] {
  guard let context = try? Context(options), let places = try? context.app.cachePlaces() else {
    return [Finding("cache", .note, "not checked, because of the settings")]
  }
  guard !places.isEmpty else { return [Finding("cache", .ok, "no cache is used")] }
  // Before the servers are tried: one that works again is no longer skipped.
  var all = context.app.skippedServers().map { Finding("servers", .note, $0) }
  all += places.map(finding)
  let isReadable = findings.contains { $0.check == "stamps" && $0.state != .wrong }
  if isReadable, !all.contains(where: { $0.state == .wrong }) {
    all.append(agreement(context, repairs: repairs))
  }
  return all
}

private func finding(_ place: any Cache) -> Finding {
  do throws(CacheError) {
    try probe(place, Trace(clock: monotonicNanoseconds))
    return Finding("cache", .ok, "\(place.name) keeps values")
  } catch {
    return Finding(
      "cache", .wrong, "\(place.name): \(error.description)",
      remedy: "tasks cache check; commands work without it")
  }
}

private func agreement(_ context: Context, repairs: Bool) -> Finding {
  do {
    let maintenance = CacheMaintenance(context.app.context)
    let verification = try maintenance.verify(
      ListFormat.allCases.map { try context.view($0) })
    guard !verification.different.isEmpty else {
      let count = verification.compared
      return Finding(
        "cached lists", .ok,
        count == 0 ? "none" : "\(count) \(count == 1 ? "value is" : "values are") the database's")
    }
    let message = "\(verification.different.count) cached values differ from the database"
    guard repairs, try maintenance.clear() else {
      return Finding("cached lists", .wrong, message, remedy: "tasks cache clear")
    }
    return Finding("cached lists", .fixed, "\(message), and were cleared")
  } catch {
    let message = (error as? any UserError)?.message ?? "\(error)"
    return Finding("cached lists", .note, "not compared: \(message)")
  }
}
