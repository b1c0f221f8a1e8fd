import Dates
import Libc
package import Model
import Text

/// Checks the settings and the database, whatever is wrong with either.
package func examine(_ overrides: SettingOverrides, repairs: Bool) -> [Finding] {
  let settings = SettingsFindings(overrides)
  guard let usable = settings.settings else { return settings.findings }
  do {
    let database = try usable.database()
    let store = database.store(
      requiredBy: (try? usable.selectorOfRequiredDatabase()) ?? nil,
      trace: Trace(clock: monotonicNanoseconds))
    let now = (try? usable.environment.clock().milliseconds) ?? Int64(wallMilliseconds())
    return settings.findings + store.examine(repairs: repairs, now: now)
  } catch {
    let user = error as? any UserError
    return settings.findings + [
      Finding("database", .wrong, user?.message ?? databaseMessage(error), remedy: user?.hint)
    ]
  }
}

/// Why no database is named.
private func databaseMessage(_ error: any Error) -> String {
  guard case StoreError.cannotOpen(let path, let reason) = error else { return "\(error)" }
  return "\(path): \(reason)"
}
