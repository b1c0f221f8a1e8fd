/// What other programs than tasks say, in the SQL of either.
extension Database {
  /// The table of the tasks.
  var tasks: String { isServer ? "tasks.task" : "task" }

  /// Adds a task, whose number the database picks, and prints it.
  func insert(_ text: String) -> String {
    let values =
      isServer
      ? "(id, text, created, changed) SELECT next_task, '\(text)', \(Self.now) FROM tasks.current"
      : "(text) VALUES ('\(text)')"
    return "INSERT INTO \(tasks) \(values) \(Self.returning("added"))"
  }

  /// Adds tasks with their numbers.
  func insert(_ rows: [RowChange]) -> String {
    let values = rows.map { row in
      "(\(row.id), '\(row.text ?? "")'\(isServer ? ", \(Self.now)" : ""))"
    }
    return "INSERT INTO \(tasks) (id, text\(isServer ? ", created, changed" : "")) VALUES "
      + values.joined(separator: ", ")
  }

  /// Changes a text and prints it; the row behind is skipped, where it would get the priority `skipped`.
  ///
  /// A trigger of the run's own skips it (8), or SQLite, because it may not have its value (9).
  func update(_ id: Int64, _ text: String, skipped: Int? = nil) -> String {
    let change =
      skipped.map {
        """
        UPDATE \(isServer ? "" : "OR IGNORE ")\(tasks)
          SET text = '\(text)', priority = CASE WHEN id = \(id) THEN NULL ELSE \($0) END
          WHERE id IN (\(id), \(id + 1))
        """
      } ?? "UPDATE \(tasks) SET text = '\(text)' WHERE id = \(id)"
    return "\(change) \(Self.returning("changed"))"
  }

  /// The priorities with which a row may be skipped.
  var skippedPriorities: [Int?] { isServer ? [nil, 8] : [nil, 8, 9] }

  func delete(_ id: Int64) -> String {
    "DELETE FROM \(tasks) WHERE id = \(id) \(Self.returning("removed"))"
  }

  /// A transaction in which `id` gets a text that it takes back, and then another, beside a new task.
  ///
  /// With `isStrict` it fails when another one comes in between.
  func transaction(_ id: Int64, _ text: String, adds new: String, isStrict: Bool) -> [String] {
    let begin =
      isServer ? "BEGIN\(isStrict ? " ISOLATION LEVEL REPEATABLE READ" : "")" : "BEGIN IMMEDIATE"
    return [
      begin, "SAVEPOINT one", "UPDATE \(tasks) SET text = 'never' WHERE id = \(id)",
      "ROLLBACK TO one", update(id, text),
    ] + (isServer ? ["SELECT pg_sleep(0.01)"] : []) + [insert(new), "COMMIT"]
  }

  /// The numbers and texts of the open tasks, like a plain list.
  var list: String {
    "SELECT id || '\t' || text FROM \(tasks) WHERE done IS NULL ORDER BY id"
  }

  private static let now = """
    (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint
    """

  private static func returning(_ verb: String) -> String {
    "RETURNING '\(verb) #' || id || ' ' || text"
  }
}
