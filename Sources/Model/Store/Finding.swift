/// The result of one check of the settings, the store or the cache.
package struct Finding: Equatable, Sendable {
  package enum State: String, CaseIterable, Sendable {
    case ok
    /// Worth knowing; everything works.
    case note
    case wrong
    /// It was wrong, and was repaired.
    case fixed
  }

  /// A word or two, such as `integrity`.
  package let check: String
  package let state: State
  package let message: String
  /// What the user can do, best a command; nil for nothing.
  package let remedy: String?

  package init(_ check: String, _ state: State, _ message: String, remedy: String? = nil) {
    self.check = check
    self.state = state
    self.message = message
    self.remedy = remedy
  }
}

/// A number of bytes for people, such as `36 KiB`.
package func sizeText(_ bytes: Int64) -> String {
  let units = ["bytes", "KiB", "MiB", "GiB"]
  var unit = 0
  var size = max(0, bytes)
  while size >= 1_024, unit < units.count - 1 {
    size /= 1_024
    unit += 1
  }
  return "\(size) \(units[unit])"
}
