import Caching
import Dates
import Libc
import Strategies
package import Model

// Copies of the data, and the way back to one.
extension App {
  /// Copies all tasks and the journal into `file`; nil when there is no database.
  package func backUp(to file: String, replaces: Bool) throws -> StoreCopy? {
    try care.backUp(to: try absolutePath(file), replaces: replaces)
  }

  /// Replaces all tasks and the journal by those of `file`; with `isDryRun` says what would be done.
  package func restore(from file: String, isDryRun: Bool) throws -> Restoration {
    var label: [UInt8] = []
    label.append(basicUTC: clock.milliseconds)
    let restoration = try care.restore(
      from: try absolutePath(file), label: String(decoding: label, as: UTF8.self),
      isDryRun: isDryRun)
    if !isDryRun { CacheMaintenance(context).forgetExpiring() }
    return restoration
  }

  /// Removes the entries of the journal from before `time`, in milliseconds since 1970, and their text from
  /// the files of the database and of the cache; with `isDryRun` counts them only.
  package func prune(before time: Int64, isDryRun: Bool) throws -> Pruning {
    try care.prune(before: time, isDryRun: isDryRun)
  }

  /// Removes all cached lists that are in files; returns the names of the places that may hold some still.
  package func removeCachedFiles() throws -> [String] {
    var places = try cachePlaces()
    // Where lists were cached without a setting.
    if let folder = environment.cacheFolder {
      places.append(FileCache(path: folder, now: wallMilliseconds))
    }
    return places.filter { place in (try? place.removeAll()) != true }.map(\.name)
  }
}
