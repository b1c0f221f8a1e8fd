import TaskList

extension Connection {
  /// Writes a step into the journal and returns its number.
  func record(
    _ verb: String, _ changes: [ItemChange], by author: Author, target: Int64? = nil
  ) throws(StoreError) -> Int64 {
    let insert = try prepare(
      "INSERT INTO step (time, who, verb, target) VALUES (?1, ?2, ?3, ?4)")
    insert.bind(author.time, at: 1)
    insert.bind(author.name, at: 2)
    insert.bind(verb, at: 3)
    insert.bind(target, at: 4)
    _ = try insert.step()
    let step = lastInsertedID
    let part = try prepare("INSERT INTO change VALUES (?1, ?2, ?3, ?4)")
    for change in changes {
      part.bind(step, at: 1)
      part.bind(change.id, at: 2)
      part.bind(change.before.map(\.packed), at: 3)
      part.bind(change.after.map(\.packed), at: 4)
      _ = try part.step()
      part.reset()
    }
    return step
  }

  /// Reads steps, the newest first.
  func steps(_ query: StepQuery) throws(StoreError) -> [Step] {
    var conditions = ["time >= ?1"]
    if query.undoableBy != nil {
      conditions += ["who = ?2", "undone IS NULL", "verb NOT IN ('undo', 'redo')"]
    }
    if let ids = query.ids {
      let ranges = ids.ranges.map { "task BETWEEN \($0.lowerBound) AND \($0.upperBound)" }
      conditions.append(
        "id IN (SELECT step FROM change WHERE \(ranges.joined(separator: " OR ")))")
    }
    let select = try prepare(
      """
      SELECT id, time, who, verb, target, undone FROM step
      WHERE \(conditions.joined(separator: " AND ")) ORDER BY id DESC LIMIT ?3
      """)
    select.bind(query.since ?? .min, at: 1)
    if let who = query.undoableBy { select.bind(who, at: 2) }
    select.bind(Int64(query.limit), at: 3)
    var steps: [Step] = []
    while try select.step() { steps.append(try step(select)) }
    return steps
  }

  private func step(_ row: borrowing Statement) throws(StoreError) -> Step {
    Step(
      id: row.integer(0), author: Author(name: row.text(2), time: row.integer(1)),
      verb: row.text(3), target: row.isNull(4) ? nil : row.integer(4), isUndone: !row.isNull(5),
      changes: try changes(of: row.integer(0)))
  }

  private func changes(of step: Int64) throws(StoreError) -> [ItemChange] {
    let query = try prepare("SELECT before, after FROM change WHERE step = ?1 ORDER BY task")
    query.bind(step, at: 1)
    var changes: [ItemChange] = []
    while try query.step() {
      let before = query.isNull(0) ? nil : TaskItem(packed: query.bytes(0))
      let after = query.isNull(1) ? nil : TaskItem(packed: query.bytes(1))
      guard before != nil || after != nil else {
        throw .failed(path: path, reason: "its journal is damaged at step \(step)")
      }
      changes.append(ItemChange(before: before, after: after))
    }
    return changes
  }

  /// Takes back the last step of `author`, and returns it with what that changed.
  func undo(by author: Author) throws(StoreError) -> (step: Step, changes: [ItemChange])? {
    guard let step = try steps(StepQuery(limit: 1, undoableBy: author.name)).first else {
      return nil
    }
    let changes = try apply(step.changes.map(\.reversed), of: step)
    let undo = try record("undo", changes, by: author, target: step.id)
    try mark(step, undoneBy: undo)
    return (step, changes)
  }

  /// Does again the step of `author` that was taken back last, unless there were others since.
  func redo(by author: Author) throws(StoreError) -> (step: Step, changes: [ItemChange])? {
    let query = try prepare(
      """
      SELECT id, time, who, verb, target, undone FROM step
      WHERE who = ?1 AND undone >
        (SELECT max(id) FROM step WHERE who = ?1 AND verb NOT IN ('undo', 'redo'))
      ORDER BY undone DESC LIMIT 1
      """)
    query.bind(author.name, at: 1)
    guard try query.step() else { return nil }
    let step = try step(query)
    let changes = try apply(step.changes, of: step)
    _ = try record("redo", changes, by: author, target: step.id)
    try mark(step, undoneBy: nil)
    return (step, changes)
  }

  private func mark(_ step: Step, undoneBy undo: Int64?) throws(StoreError) {
    let update = try prepare("UPDATE step SET undone = ?2 WHERE id = ?1")
    update.bind(step.id, at: 1)
    update.bind(undo, at: 2)
    _ = try update.step()
  }

  /// Writes `changes`; throws when a task is not as it is before them.
  private func apply(
    _ changes: [ItemChange], of step: Step
  ) throws(StoreError) -> [ItemChange] {
    let query = try prepare("SELECT \(taskColumns) FROM task WHERE id = ?1")
    for change in changes {
      query.bind(change.id, at: 1)
      let now = try query.step() ? query.item : nil
      query.reset()
      guard now == change.before else {
        let last = try steps(StepQuery(limit: 1, ids: TaskIDs([change.id...change.id]))).first
        let isKnown = last.map { last in
          last.changes.contains { $0.id == change.id && $0.after == now }
        }
        throw .changedSince(step, task: change.id, by: isKnown == true ? last : nil)
      }
    }
    try write(changes)
    return changes
  }
}

extension TaskItem {
  /// As it lies in the journal.
  fileprivate var packed: [UInt8] {
    var rows = Rows()
    rows.append(self)
    return rows.bytes
  }

  fileprivate init?(packed: UnsafeRawBufferPointer) {
    guard let item = Rows(decoding: Array(packed))?.items.first else { return nil }
    self = item
  }
}
