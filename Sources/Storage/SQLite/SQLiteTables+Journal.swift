import Journal
import Model

extension SQLiteTables: JournalTable {
  func append(
    _ verb: Verb, _ diffs: [TaskDiff], by author: Author, target: Int64?
  ) throws(StoreError) -> Int64 {
    let entry = try connection.prepare(
      "INSERT INTO step (time, who, verb, target) VALUES (?1, ?2, ?3, ?4)")
    entry.bind(author.time, at: 1)
    entry.bind(author.name, at: 2)
    entry.bind(verb.rawValue, at: 3)
    entry.bind(target, at: 4)
    _ = try entry.step()
    let id = connection.lastInsertedID
    let change = try connection.prepare("INSERT INTO change VALUES (?1, ?2, ?3, ?4)")
    for diff in diffs {
      change.bind(id, at: 1)
      change.bind(diff.id, at: 2)
      change.bind(diff.before.map(JournalBlob.encode), at: 3)
      change.bind(diff.after.map(JournalBlob.encode), at: 4)
      _ = try change.step()
      change.reset()
    }
    return id
  }

  func entries(_ query: JournalQuery) throws(StoreError) -> [JournalEntry] {
    var conditions = ["time >= ?1"]
    if let entry = query.entry { conditions.append("id = \(entry)") }
    if query.undoableBy != nil {
      conditions += ["who = ?2", "undone IS NULL", "verb NOT IN ('undo', 'redo')"]
    }
    if let ids = query.ids {
      guard !ids.isEmpty else { return [] }
      // A table of ranges: an expression of them would be too deep for SQLite at a thousand.
      let ranges = ids.ranges.map { "(\($0.lowerBound), \($0.upperBound))" }
      conditions.append(
        """
        id IN (WITH range (low, high) AS (VALUES \(ranges.joined(separator: ", ")))
          SELECT step FROM range CROSS JOIN change ON task BETWEEN low AND high)
        """)
    }
    let select = try connection.prepare(
      """
      SELECT \(entryColumns) FROM step
      WHERE \(conditions.joined(separator: " AND ")) ORDER BY id DESC LIMIT ?3
      """)
    select.bind(query.since ?? .min, at: 1)
    if let name = query.undoableBy { select.bind(name, at: 2) }
    select.bind(Int64(query.limit), at: 3)
    var entries: [JournalEntry] = []
    while try select.step() { entries.append(try entry(select, diffLimit: query.diffLimit)) }
    return entries
  }

  func lastUndone(by name: String) throws(StoreError) -> JournalEntry? {
    let select = try connection.prepare(
      """
      SELECT \(entryColumns) FROM step
      WHERE who = ?1 AND undone IS NOT NULL ORDER BY undone DESC LIMIT 1
      """)
    select.bind(name, at: 1)
    return try select.step() ? try entry(select) : nil
  }

  func lastChange(by name: String) throws(StoreError) -> Int64? {
    let select = try connection.prepare(
      "SELECT max(id) FROM step WHERE who = ?1 AND verb NOT IN ('undo', 'redo')")
    select.bind(name, at: 1)
    return try select.step() && !select.isNull(0) ? select.integer(0) : nil
  }

  func mark(_ entry: Int64, undoneBy undo: Int64?) throws(StoreError) {
    let update = try connection.prepare("UPDATE step SET undone = ?2 WHERE id = ?1")
    update.bind(entry, at: 1)
    update.bind(undo, at: 2)
    _ = try update.step()
  }

  /// Reads the entry in the columns of ``entryColumns``.
  private func entry(
    _ row: borrowing Statement, diffLimit: Int? = nil
  ) throws(StoreError) -> JournalEntry {
    let id = row.integer(0)
    guard let verb = Verb(rawValue: row.text(3)) else { throw corrupt(id) }
    return JournalEntry(
      id: id, author: Author(name: row.text(2), time: row.integer(1)), verb: verb,
      target: row.isNull(4) ? nil : row.integer(4),
      undoneBy: row.isNull(5) ? nil : row.integer(5),
      diffs: try diffs(of: id, after: .min, limit: diffLimit ?? .max),
      diffCount: try diffLimit.map { _ throws(StoreError) in try diffCount(of: id) })
  }

  private func diffCount(of entry: Int64) throws(StoreError) -> Int {
    Int(try connection.integer("SELECT count(*) FROM change WHERE step = \(entry)"))
  }

  func diffs(
    of entry: Int64, after id: Int64, limit: Int
  ) throws(StoreError) -> [TaskDiff] {
    let query = try connection.prepare(
      """
      SELECT before, after FROM change WHERE step = ?1 AND task > ?2 ORDER BY task LIMIT ?3
      """)
    query.bind(entry, at: 1)
    query.bind(id, at: 2)
    query.bind(Int64(limit), at: 3)
    var diffs: [TaskDiff] = []
    while try query.step() {
      let before = query.isNull(0) ? nil : JournalBlob.decode(query.bytes(0))
      let after = query.isNull(1) ? nil : JournalBlob.decode(query.bytes(1))
      guard (before == nil) == query.isNull(0), (after == nil) == query.isNull(1),
        let diff = TaskDiff(before: before, after: after)
      else { throw corrupt(entry) }
      diffs.append(diff)
    }
    return diffs
  }

  private func corrupt(_ entry: Int64) -> StoreError {
    .failed(path: connection.path, reason: "its journal is corrupt at entry \(entry)")
  }
}

private let entryColumns = "id, time, who, verb, target, undone"
