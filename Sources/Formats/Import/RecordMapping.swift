package import Dates

/// How the fields of records become those of tasks.
package struct RecordMapping {
  package let clock: WallClock
  /// The field for a name of the records, before those that are known.
  package var fields: [String: ImportField] = [:]
  /// The name whose value is the key of the task; nil for none.
  package var key: String?

  package init(clock: WallClock) {
    self.clock = clock
  }

  func field(_ name: String) -> ImportField? {
    fields[name] ?? ImportField(known: name)
  }
}
