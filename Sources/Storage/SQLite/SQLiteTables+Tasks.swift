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

  func insert(_ tasks: [NewTask], at time: Int64) throws(StoreError) -> [Int64] {
    let insert = try connection.prepare(insertion)
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
    let insert = try connection.prepare(insertion)
    let delete = try connection.prepare("DELETE FROM task WHERE id = ?1")
    let update = try connection.prepare(
      """
      UPDATE task SET (\(taskColumns)) = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
      WHERE id = ?1
      """)
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

private let insertion =
  "INSERT INTO task (\(taskColumns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
