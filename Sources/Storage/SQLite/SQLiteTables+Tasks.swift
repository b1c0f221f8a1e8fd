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

  func insert(_ tasks: [NewTask], at time: Int64) throws(StoreError) -> [Int64] {
    let insert = try connection.prepare(insertion)
    var ids: [Int64] = []
    for task in tasks {
      // No number is bound: AUTOINCREMENT gives one.
      insert.bind(task.numbered(0, at: time))
      _ = try insert.step()
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
      UPDATE task SET (\(taskColumns)) = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) WHERE id = ?1
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

private let insertion =
  "INSERT INTO task (\(taskColumns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
