package import Dates

/// How the fields of records become those of tasks.
package struct RecordMapping {
  package let clock: WallClock
  /// The field for a name of the records, before those that are known; nil leaves the name out.
  package var fields: [String: ImportField?] = [:]
  /// The name whose value is the key of the task; nil for none.
  package var key: String?
  /// What was found last, because most records have the same names.
  private var last: (names: [String], roles: [ImportField?])?

  package init(clock: WallClock) {
    self.clock = clock
  }

  /// The field of each of the names of a record; nil for one that is left out.
  ///
  /// Where several names mean one field, the one that is mapped has it, or our own, or the most usual one. Then
  /// a description is the note.
  mutating func roles(_ names: [String]) -> [ImportField?] {
    if let last, last.names == names { return last.roles }
    let found = names.map { name in
      fields[name].map { ($0, 0) } ?? ImportField.known(name).map { ($0.field, $0.rank) } ?? (
        nil, 0
      )
    }
    let roles = names.indices.map { index -> ImportField? in
      guard let field = found[index].0, field != .tags, field != .note else {
        return found[index].0
      }
      let best = names.indices.filter { found[$0].0 == field }.min {
        (found[$0].1, $0) < (found[$1].1, $1)
      }
      guard best != index else { return field }
      let isText = field == .text && found[index].1 == ImportField.rankOfDescription
      return isText ? .note : nil
    }
    last = (names, roles)
    return roles
  }
}
