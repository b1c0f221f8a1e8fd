import Journal
import Model

/// The statements that make a recorded change in one transaction and one round trip.
struct ChangePipeline {
  private let change: RecordedChange
  private(set) var queries: [ServerQuery] = []
  /// The place of the gate among the statements; its row has the first numbers of new steps and tasks.
  static let gate = 2
  /// Where ``currentQuery`` is, and the two of the pages after it, where these are read.
  private(set) var current = 0
  let readsPages: Bool

  /// `key` identifies the change; with `pages` the content of the pages that it touched is read, too.
  init(_ change: RecordedChange, key: Bits128, pages: [Int64]?, hasNewPages: Bool) {
    self.change = change
    readsPages = pages != nil
    queries = gateQueries(tasks: change.taskCount, steps: change.stepCount)
    expect(change.expectations)
    write()
    writeSteps(key)
    current = queries.count
    queries.append(readsPages ? currentQuery : changedStampQuery)
    if let pages { readPages(pages, hasNewPages) }
    queries.append(ServerQuery("COMMIT"))
  }

  /// The number of a new task as the server gives it, for the number `id` of ``RecordedChange``.
  private func task(_ id: String) -> String {
    let first = change.firstTask
    return "CASE WHEN \(id) >= \(first) THEN \(id) - \(first) + s.next_task - \(change.taskCount)"
      + " ELSE \(id) END"
  }

  private func step(_ id: String) -> String {
    let first = change.firstStep
    return "CASE WHEN \(id) >= \(first) THEN \(id) - \(first) + s.next_step - \(change.stepCount)"
      + " ELSE \(id) END"
  }

  private mutating func expect(_ expectations: RecordedChange.Expectations) {
    if let stamp = expectations.stamp {
      queries.append(
        ServerQuery(
          "SELECT tasks.expect((SELECT count(*) FROM tasks.state WHERE stamp = $1::uuid), 1)",
          Array(stamp.description.utf8)))
    }
    if let (name, last) = expectations.lastStepOfAuthor {
      queries.append(
        ServerQuery(
          """
          SELECT tasks.expect(
            (SELECT coalesce(max(id), 0) FROM tasks.step WHERE who = $1), \(last))
          """, Array(name.utf8)))
    }
    if let (keys, count) = expectations.keys {
      queries.append(
        ServerQuery(
          """
          SELECT tasks.expect(
            (SELECT count(*) FROM tasks.task WHERE key = ANY($1::text[])), \(count))
          """, arrayParameter(keys)))
    }
    if let next = expectations.nextTask {
      queries.append(
        ServerQuery(
          "SELECT tasks.expect(next_task - \(change.taskCount), \(next)) FROM tasks.state"))
    }
    if let next = expectations.nextStep {
      queries.append(
        ServerQuery(
          "SELECT tasks.expect(next_step - \(change.stepCount), \(next)) FROM tasks.state"))
    }
  }

  // MARK: - Tasks

  private mutating func write() {
    var added: [TaskItem] = []
    var removed: [TaskItem] = []
    var edited: [(before: TaskItem, after: TaskItem)] = []
    for id in change.written {
      switch (change.before[id], change.now[id]) {
      case (nil, let after?): added.append(after)
      case (let before?, nil): removed.append(before)
      case (let before?, let after?): edited.append((before, after))
      case (nil, nil): break
      }
    }
    remove(removed)
    edit(edited)
    insert(added)
    insert(change.imported)
  }

  private mutating func remove(_ tasks: [TaskItem]) {
    for part in parts(tasks) {
      queries.append(
        ServerQuery(
          """
          WITH d AS (DELETE FROM tasks.task t USING \(TaskArrays.table("x", from: 1))
            WHERE t.id = x.id AND (\(TaskArrays.fields("t."))) IS NOT DISTINCT FROM
              (\(TaskArrays.fields("x."))) RETURNING 1)
          SELECT tasks.expect((SELECT count(*) FROM d), \(part.count))
          """, all: arrays(part).parameters))
    }
  }

  private mutating func edit(_ tasks: [(before: TaskItem, after: TaskItem)]) {
    for part in parts(tasks) {
      queries.append(
        ServerQuery(
          """
          WITH u AS (UPDATE tasks.task t SET (\(serverFields)) = ROW(\(TaskArrays.fields("x.a_")))
            FROM \(TaskArrays.pairs("x"))
            WHERE t.id = x.b_id AND (\(TaskArrays.fields("t."))) IS NOT DISTINCT FROM
              (\(TaskArrays.fields("x.b_"))) RETURNING 1)
          SELECT tasks.expect((SELECT count(*) FROM u), \(part.count))
          """, all: arrays(part.map(\.before)).parameters + arrays(part.map(\.after)).parameters))
    }
  }

  private mutating func insert(_ tasks: [TaskItem]) {
    for part in parts(tasks) { queries.append(insertion(arrays(part))) }
  }

  private mutating func insert(_ tasks: [PackedTasks]) {
    var arrays = TaskArrays()
    for rows in tasks {
      rows.forEach { id, text, details in
        arrays.append(id, text, details)
        guard arrays.count == TaskArrays.most else { return }
        queries.append(insertion(arrays))
        arrays = TaskArrays()
      }
    }
    if arrays.count > 0 { queries.append(insertion(arrays)) }
  }

  private func insertion(_ arrays: TaskArrays) -> ServerQuery {
    ServerQuery(
      """
      INSERT INTO tasks.task (\(serverColumns))
      SELECT \(task("x.id")), \(TaskArrays.fields("x."))
      FROM tasks.state s, \(TaskArrays.table("x", from: 1))
      """, all: arrays.parameters)
  }

  private func arrays(_ tasks: some Sequence<TaskItem>) -> TaskArrays {
    var arrays = TaskArrays()
    for task in tasks { arrays.append(task) }
    return arrays
  }

  // MARK: - Journal

  private mutating func writeSteps(_ key: Bits128) {
    var rows = ChangeRows()
    for (place, step) in change.steps.enumerated() {
      let id = change.firstStep + Int64(place)
      let key = place == 0 ? key : .random
      queries.append(
        ServerQuery(
          """
          INSERT INTO tasks.step (id, key, time, who, verb, target)
          SELECT \(self.step("\(id)")), $1::uuid, \(step.author.time), $2, $3,
            \(step.target.map { "\($0)" } ?? "NULL::bigint")
          FROM tasks.state s
          """, Array(key.description.utf8), Array(step.author.name.utf8),
          Array(step.verb.rawValue.utf8)))
      for diff in step.diffs { rows.append(diff, of: id) }
      for tasks in step.added { rows.append(tasks, of: id) }
    }
    for (place, entry) in change.restored.enumerated() {
      let key = place == 0 ? key : .random
      queries.append(
        ServerQuery(
          """
          INSERT INTO tasks.step (id, key, time, who, verb, target, undone)
          VALUES (\(entry.id), $1::uuid, \(entry.author.time), $2, $3,
            \(entry.target.map { "\($0)" } ?? "NULL"), \(entry.undoneBy.map { "\($0)" } ?? "NULL"))
          """, Array(key.description.utf8), Array(entry.author.name.utf8),
          Array(entry.verb.rawValue.utf8)))
      for diff in entry.diffs { rows.append(diff, of: entry.id) }
    }
    for part in rows.finish() { queries.append(insertion(part)) }
    for (entry, undo) in change.marks {
      let undone = undo.map { step("\($0)") } ?? "NULL"
      queries.append(
        ServerQuery(
          "UPDATE tasks.step t SET undone = \(undone) FROM tasks.state s WHERE t.id = \(entry)"))
    }
  }

  private func insertion(_ rows: ChangeRows.Part) -> ServerQuery {
    let types = (TaskArrays.types + ["bigint[]", "boolean[]"]).enumerated()
    return ServerQuery(
      """
      INSERT INTO tasks.change (step, task, is_after, \(serverFields))
      SELECT \(step("x.step")), \(task("x.id")), x.is_after, \(TaskArrays.fields("x."))
      FROM tasks.state s, unnest(\(types.map { "$\($0 + 1)::\($1)" }.joined(separator: ", ")))
        AS x (\(serverColumns), step, is_after)
      """, all: rows.tasks.parameters + [rows.steps + "}".utf8, rows.places + "}".utf8])
  }

  // MARK: - Pages

  private mutating func readPages(_ pages: [Int64], _ hasNewPages: Bool) {
    // As constants: the planner would take generate_series for a thousand.
    let places = (0...(change.taskCount >> Page.shift) + 1).map { "\($0)" }.joined(separator: ",")
    let new =
      """
      UNION SELECT ((next_task - \(change.taskCount)) >> 7) + k
      FROM tasks.state, unnest('{\(places)}'::bigint[]) k
      WHERE ((next_task - \(change.taskCount)) >> 7) + k <= (next_task - 1) >> 7
      """
    let numbers = "SELECT unnest($1::bigint[]) AS number \(hasNewPages ? new : "")"
    queries += pageQueries(numbers, [arrayParameter(pages)])
  }
}

/// `items` in parts that a statement takes.
private func parts<Item>(_ items: [Item]) -> [ArraySlice<Item>] {
  stride(from: 0, to: items.count, by: TaskArrays.most).map { start in
    items[start..<min(start + TaskArrays.most, items.count)]
  }
}

extension Bits128 {
  static var random: Bits128 {
    Bits128(high: .random(in: 0...UInt64.max), low: .random(in: 0...UInt64.max))
  }
}
