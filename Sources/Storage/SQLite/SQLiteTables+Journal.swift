import Journal
import Model

extension SQLiteTables: JournalTable {
  func append(
    _ verb: Verb, _ diffs: [TaskDiff], by author: Author, target: Int64?
  ) throws(StoreError) -> Int64 {
    let id = try insert(nil, verb, by: author, target: target)
    var changes = try JournalRows(of: id, connection)
    for diff in diffs { try changes.append(diff) }
    try changes.finish()
    return id
  }

  func append(
    _ verb: Verb, added tasks: [PackedTasks], by author: Author
  ) throws(StoreError) -> Int64 {
    let id = try insert(nil, verb, by: author)
    var changes = try JournalRows(of: id, connection)
    for rows in tasks { try changes.append(rows) }
    try changes.finish()
    return id
  }

  func restore(_ entries: [JournalEntry]) throws(StoreError) {
    var last: Int64 = 0
    for entry in entries {
      let id = try insert(
        entry.id, entry.verb, by: entry.author, target: entry.target, undoneBy: entry.undoneBy)
      var changes = try JournalRows(of: id, connection)
      for diff in entry.diffs {
        try changes.append(diff)
        last = max(last, diff.id)
      }
      try changes.finish()
    }
    // A number of a task that was removed stays used, too.
    last = try max(last, lastNumber())
    for sql in [
      "DELETE FROM sqlite_sequence WHERE name = 'task'",
      "INSERT INTO sqlite_sequence VALUES ('task', \(last))",
    ] { try connection.execute(sql) }
  }

  private func insert(
    _ id: Int64?, _ verb: Verb, by author: Author, target: Int64? = nil, undoneBy: Int64? = nil
  ) throws(StoreError) -> Int64 {
    let entry = try connection.prepare(
      "INSERT INTO step (id, time, who, verb, target, undone) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
    entry.bind(id, at: 1)
    entry.bind(author.time, at: 2)
    entry.bind(author.name, at: 3)
    entry.bind(verb.rawValue, at: 4)
    entry.bind(target, at: 5)
    entry.bind(undoneBy, at: 6)
    _ = try entry.step()
    return connection.lastInsertedID
  }

  func entries(_ query: JournalQuery) throws(StoreError) -> [JournalEntry] {
    var conditions = ["time >= ?1"]
    if let entry = query.entry { conditions.append("id = \(entry)") }
    if let entry = query.after { conditions.append("id > \(entry)") }
    if query.undoableBy != nil {
      conditions += ["who = ?2", "undone IS NULL", isUndoable]
    }
    if query.who != nil { conditions.append("who = ?4") }
    if query.leavesClaimsOut { conditions.append("verb NOT IN ('claim', 'release')") }
    if let ids = query.ids {
      guard !ids.isEmpty else { return [] }
      // A table of ranges: an expression of them would be too deep for SQLite at a thousand.
      let ranges = ids.ranges.map { "(\($0.lowerBound), \($0.upperBound))" }
      conditions.append(
        """
        id IN (WITH range (low, high) AS (VALUES \(ranges.joined(separator: ", ")))
          SELECT step FROM range CROSS JOIN change ON task BETWEEN low AND high
          UNION SELECT step FROM range CROSS JOIN change
            ON last IS NOT NULL AND last >= low AND task <= high)
        """)
    }
    let select = try connection.prepare(
      """
      SELECT \(entryColumns) FROM step
      WHERE \(conditions.joined(separator: " AND "))
      ORDER BY id \(query.after == nil ? "DESC" : "ASC") LIMIT ?3
      """)
    select.bind(query.since ?? .min, at: 1)
    if let name = query.undoableBy { select.bind(name, at: 2) }
    if let name = query.who { select.bind(name, at: 4) }
    select.bind(Int64(query.limit), at: 3)
    var entries: [JournalEntry] = []
    while try select.step() { entries.append(try entry(select, diffLimit: query.diffLimit)) }
    return entries
  }

  func lastStep() throws(StoreError) -> Int64 {
    // The table of AUTOINCREMENT, which also counts entries that are gone.
    try connection.integer(
      """
      SELECT max(
        ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'step'), 0),
        ifnull((SELECT max(id) FROM step), 0))
      """)
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
      "SELECT max(id) FROM step WHERE who = ?1 AND \(isUndoable)")
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
    Int(
      try connection.integer(
        "SELECT sum(coalesce(last, task) - task + 1) FROM change WHERE step = \(entry)"))
  }

  func diffs(
    of entry: Int64, after id: Int64, limit: Int
  ) throws(StoreError) -> [TaskDiff] {
    // The row before may hold many tasks, some of them after `id`.
    let query = try connection.prepare(
      """
      SELECT before, after FROM change WHERE step = ?1 AND task >=
        coalesce((SELECT max(task) FROM change WHERE step = ?1 AND task <= ?2), ?2)
      ORDER BY task
      """)
    query.bind(entry, at: 1)
    query.bind(id, at: 2)
    var diffs: [TaskDiff] = []
    while diffs.count < limit, try query.step() {
      guard let row = query.diffs else { throw corrupt(entry) }
      diffs += row.lazy.filter { $0.id > id }.prefix(limit - diffs.count)
    }
    return diffs
  }

  private func corrupt(_ entry: Int64) -> StoreError {
    .failed(path: connection.path, reason: "its journal is corrupt at entry \(entry)")
  }
}

/// As ``Verb/isUndoable``.
private let isUndoable = "verb NOT IN ('undo', 'redo', 'claim', 'release')"

private let entryColumns = "id, time, who, verb, target, undone"
