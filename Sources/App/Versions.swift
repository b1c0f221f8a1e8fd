private import CBuild
import Caching
import Model
import Storage

/// The versions that a report of a fault needs, one per line: of this program with its commit, of SQLite,
/// and of libmemcached where the settings name a pool of servers, which needs it.
package func versions() -> String {
  let commit = String(cString: tasks_commit())
  var lines = [
    "tasks \(version)\(commit.isEmpty ? "" : " (\(commit))")", "SQLite \(sqliteVersion())",
  ]
  // What is wrong with the settings is another command's to report.
  if let environment = try? Environment(),
    let settings = try? Settings(SettingOverrides(), environment),
    case .memcached(let servers, _) = try? settings[SettingRegister.cache], servers.count > 1
  {
    lines.append("libmemcached \(libmemcachedVersion() ?? "not found")")
  }
  return lines.joined(separator: "\n")
}
