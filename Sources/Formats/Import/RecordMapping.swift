package import Dates

/// How the fields of records become those of tasks.
package struct RecordMapping {
  /// The fields of names that were looked up, because every record has the same.
  private var known: [String: ImportField?] = [:]
  package let clock: WallClock
  /// The field for a name of the records, before those that are known.
  package var fields: [String: ImportField] = [:]
  /// The name whose value is the key of the task; nil for none.
  package var key: String?

  package init(clock: WallClock) {
    self.clock = clock
  }

  mutating func field(_ name: String) -> ImportField? {
    if let field = known[name] { return field }
    let field = fields[name] ?? ImportField(known: name)
    // Whoever wrote the file may have a million names.
    if known.count < 1_000 { known[name] = .some(field) }
    return field
  }
}
