import TaskList

extension Connection {
  /// Reads the tasks of `ids`, ascending; throws when one is unknown.
  func items(_ ids: TaskIDs) throws(StoreError) -> [TaskItem] {
    let query = try prepare(
      "SELECT \(taskColumns) FROM task WHERE id BETWEEN ?1 AND ?2 ORDER BY id")
    var items: [TaskItem] = []
    var unknown: [ClosedRange<Int64>] = []
    for range in ids.ranges {
      query.bind(range.lowerBound, at: 1)
      query.bind(range.upperBound, at: 2)
      var previous = range.lowerBound - 1
      while try query.step() {
        let id = query.integer(0)
        if id > previous + 1 { unknown.append(previous + 1...id - 1) }
        items.append(query.item)
        previous = id
      }
      if previous < range.upperBound { unknown.append(previous + 1...range.upperBound) }
      query.reset()
    }
    guard unknown.isEmpty else { throw .unknown(TaskIDs(unknown)) }
    return items
  }

  /// Reads the tasks that a change is for.
  func items(_ targets: Targets) throws(StoreError) -> [TaskItem] {
    switch targets {
    case .ids(let ids): return try items(ids)
    case .chosen(let source, let choose):
      let ids = choose(try list(source))
      return try items(TaskIDs(ids.map { $0...$0 }))
    }
  }

  /// Makes each task what `change` says, unless it is that already.
  func rewrite(
    _ targets: Targets, at time: Int64, _ change: (TaskItem) -> TaskItem
  ) throws(StoreError) -> (changes: [ItemChange], met: [TaskItem]) {
    var result: (changes: [ItemChange], met: [TaskItem]) = ([], [])
    for before in try items(targets) {
      var after = change(before)
      guard after != before else {
        result.met.append(before)
        continue
      }
      after.changed = time
      result.changes.append(ItemChange(before: before, after: after))
    }
    try write(result.changes)
    return result
  }

  /// Adds tasks, which get numbers, created and changed at `time`.
  func add(_ items: [TaskItem], at time: Int64) throws(StoreError) -> [ItemChange] {
    let insert = try prepare(insertion)
    var changes: [ItemChange] = []
    for item in items {
      var item = item
      item.created = time
      item.changed = time
      insert.bind(item)
      _ = try insert.step()
      insert.reset()
      changes.append(ItemChange(before: nil, after: item.numbered(lastInsertedID)))
    }
    return changes
  }

  /// Makes every task of `changes` what it is after them.
  func write(_ changes: [ItemChange]) throws(StoreError) {
    let insert = try prepare(insertion)
    let delete = try prepare("DELETE FROM task WHERE id = ?1")
    let update = try prepare(
      """
      UPDATE task SET (\(taskColumns)) = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) WHERE id = ?1
      """)
    for change in changes {
      switch (change.before, change.after) {
      case (nil, let after?):
        insert.bind(after)
        _ = try insert.step()
        insert.reset()
      case (_?, let after?):
        update.bind(after)
        _ = try update.step()
        update.reset()
      case (_, nil):
        delete.bind(change.id, at: 1)
        _ = try delete.step()
        delete.reset()
      }
    }
  }
}

private let insertion =
  "INSERT INTO task (\(taskColumns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"

extension TaskItem {
  fileprivate func numbered(_ id: Int64) -> TaskItem {
    TaskItem(
      id: id, text: text, list: list, tags: tags, priority: priority, due: due, note: note,
      created: created, changed: changed, done: done)
  }
}
