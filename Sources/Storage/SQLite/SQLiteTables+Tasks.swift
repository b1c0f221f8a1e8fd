import Journal
import Model

/// The tables of a database, inside the transaction that its connection began.
struct SQLiteTables: TaskTable {
  let connection: Connection

  func tasks(_ ids: TaskIDs) throws(StoreError) -> [TaskItem] {
    let query = try connection.prepare(
      "SELECT \(taskColumns) FROM task WHERE id BETWEEN ?1 AND ?2 ORDER BY id")
    var tasks: [TaskItem] = []
    for range in ids.ranges {
      query.bind(range.lowerBound, at: 1)
      query.bind(range.upperBound, at: 2)
      while try query.step() { tasks.append(query.item) }
      query.reset()
    }
    return tasks
  }

  func list(_ status: TaskStatus) throws(StoreError) -> [PackedTasks] {
    try connection.list(status)
  }

  func task(key: String) throws(StoreError) -> TaskItem? {
    let query = try connection.prepare("SELECT \(taskColumns) FROM task WHERE key = ?1 LIMIT 1")
    query.bind(key, at: 1)
    return try query.step() ? query.item : nil
  }

  func lastNumber() throws(StoreError) -> Int64 {
    // A shell may have given a number without the sequence.
    try connection.integer(
      """
      SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'task'), 0),
        coalesce((SELECT max(id) FROM task), 0))
      """)
  }

  func insert(_ tasks: [PackedTasks]) throws(StoreError) {
    try changing(tasks.taskCount) { () throws(StoreError) in
      // A statement for many rows: AUTOINCREMENT looks after its number once for each.
      let together = 16
      let many = try connection.prepare(insertion(of: together))
      let one = try connection.prepare(insertion(of: 1))
      var rest = tasks.taskCount
      var bound = 0
      for rows in tasks {
        try rows.forEach { id, text, details throws(StoreError) in
          rest -= 1
          guard bound > 0 || rest >= together - 1 else {
            one.bind(id, text, details, from: 1)
            return try one.run()
          }
          many.bind(id, text, details, from: Int32(1 + bound * taskColumnCount))
          bound = (bound + 1) % together
          if bound == 0 { try many.run() }
        }
      }
    }
  }

  /// Does `body`, which changes `count` tasks.
  private func changing<Value>(
    _ count: Int, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    // Stamps that are made anew cost a look at all tasks.
    guard count >= 1_000, try lastNumber() / 100 <= count else { return try body() }
    return try connection.withoutStamps(body)
  }

  func insert(_ tasks: [NewTask], at time: Int64) throws(StoreError) -> [Int64] {
    try changing(tasks.count) { () throws(StoreError) in try insertAll(tasks, at: time) }
  }

  private func insertAll(_ tasks: [NewTask], at time: Int64) throws(StoreError) -> [Int64] {
    let insert = try connection.prepare(insertion(of: 1))
    var ids: [Int64] = []
    for task in tasks {
      // No number is bound: AUTOINCREMENT gives one.
      insert.bind(task.numbered(0, at: time))
      do throws(StoreError) {
        _ = try insert.step()
      } catch {
        throw try namingUsedUpNumbers(error)
      }
      insert.reset()
      ids.append(connection.lastInsertedID)
    }
    return ids
  }

  func write(_ diffs: [TaskDiff]) throws(StoreError) {
    try changing(diffs.count) { () throws(StoreError) in try writeAll(diffs) }
  }

  private func writeAll(_ diffs: [TaskDiff]) throws(StoreError) {
    let insert = try connection.prepare(insertion(of: 1))
    let delete = try connection.prepare("DELETE FROM task WHERE id = ?1")
    let update = try connection.prepare(
      "UPDATE task SET (\(taskColumns)) = (\(taskParameters())) WHERE id = ?1")
    for diff in diffs {
      switch diff {
      case .added(let task):
        insert.bind(task)
        _ = try insert.step()
        insert.reset()
      case .edited(_, let task):
        update.bind(task)
        _ = try update.step()
        update.reset()
      case .removed(let task):
        delete.bind(task.id, at: 1)
        _ = try delete.step()
        delete.reset()
      }
    }
  }
}

extension SQLiteTables {
  /// SQLite calls a database full also when the greatest number was given away.
  private func namingUsedUpNumbers(_ error: StoreError) throws(StoreError) -> StoreError {
    let last = try connection.integer("SELECT seq FROM sqlite_sequence WHERE name = 'task'")
    guard case .full = error, last == .max else { return error }
    return .failed(path: connection.path, reason: "every number of a task was used")
  }
}

/// The statement that inserts as many tasks as `count`.
private func insertion(of count: Int) -> String {
  let places = (0..<count).map { "(\(taskParameters(row: $0)))" }
  return "INSERT INTO task (\(taskColumns)) VALUES \(places.joined(separator: ", "))"
}
