import TaskList

extension Connection {
  func add(_ texts: [TaskText]) throws(StoreError) -> [TaskItem] {
    let insert = try prepare("INSERT INTO task (text) VALUES (?1)")
    var items: [TaskItem] = []
    for text in texts {
      insert.bind(text.string, at: 1)
      _ = try insert.step()
      insert.reset()
      items.append(TaskItem(id: lastInsertedID, text: text.string))
    }
    return items
  }

  /// Removes the tasks and returns them as they were; throws when one is unknown.
  func remove(_ ids: TaskIDs) throws(StoreError) -> [TaskItem] {
    let items = try tasks(ids)
    let delete = try prepare("DELETE FROM task WHERE id BETWEEN ?1 AND ?2")
    for range in ids.ranges {
      delete.bind(range.lowerBound, at: 1)
      delete.bind(range.upperBound, at: 2)
      _ = try delete.step()
      delete.reset()
    }
    return items
  }

  /// Reads the tasks of `ids`, ascending; throws when one is unknown.
  private func tasks(_ ids: TaskIDs) throws(StoreError) -> [TaskItem] {
    let query = try prepare("SELECT id, text FROM task WHERE id BETWEEN ?1 AND ?2 ORDER BY id")
    var items: [TaskItem] = []
    var unknown: [ClosedRange<Int64>] = []
    for range in ids.ranges {
      query.bind(range.lowerBound, at: 1)
      query.bind(range.upperBound, at: 2)
      var previous = range.lowerBound - 1
      while try query.step() {
        let id = query.integer(0)
        if id > previous + 1 { unknown.append(previous + 1...id - 1) }
        items.append(TaskItem(id: id, text: query.text(1)))
        previous = id
      }
      if previous < range.upperBound { unknown.append(previous + 1...range.upperBound) }
      query.reset()
    }
    guard unknown.isEmpty else { throw .unknown(TaskIDs(unknown)) }
    return items
  }
}
