import Model

/// Steps of the journal to read, as a part of a statement.
struct StepSelection {
  private var conditions: [String] = []
  private var order = "id DESC"
  private let limit: Int
  private var parameters: [[UInt8]?] = []

  init(_ query: JournalQuery) {
    limit = query.limit
    if let since = query.since { conditions.append("time >= \(since)") }
    if let entry = query.entry { conditions.append("id = \(entry)") }
    if let after = query.after {
      conditions.append("id > \(after)")
      order = "id ASC"
    }
    if let name = query.undoableBy {
      conditions += [
        "who = \(parameter(Array(name.utf8)))", "undone IS NULL", stepIsUndoable,
      ]
    }
    if let name = query.who { conditions.append("who = \(parameter(Array(name.utf8)))") }
    if query.leavesClaimsOut { conditions.append("verb NOT IN ('claim', 'release')") }
    if let ids = query.ids {
      let low = parameter(arrayParameter(ids.ranges.map(\.lowerBound)))
      let high = parameter(arrayParameter(ids.ranges.map(\.upperBound)))
      conditions.append(
        """
        id IN (SELECT c.step FROM unnest(\(low)::bigint[], \(high)::bigint[]) AS r (low, high)
          CROSS JOIN LATERAL
            (SELECT step FROM tasks.change WHERE task BETWEEN r.low AND r.high OFFSET 0) c)
        """)
    }
  }

  /// The steps of an author that were undone, the one that was undone last first.
  init(undoneOf name: String, limit: Int) {
    self.limit = limit
    order = "undone DESC"
    conditions = ["who = \(parameter(Array(name.utf8)))", "undone IS NOT NULL"]
  }

  private mutating func parameter(_ value: [UInt8]) -> String {
    parameters.append(value)
    return "$\(parameters.count)"
  }

  private var clause: String {
    let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
    return "FROM tasks.step s \(condition) ORDER BY \(order) LIMIT \(limit)"
  }

  /// Reads the steps, and what they changed; at most `diffLimit` tasks of each.
  func queries(diffLimit: Int?) -> [ServerQuery] {
    let count = diffLimit.map { _ in
      ", (SELECT count(DISTINCT task) FROM tasks.change c WHERE c.step = s.id)"
    }
    let changes =
      diffLimit.map { limit in
        """
        CROSS JOIN LATERAL (SELECT * FROM tasks.change c WHERE c.step = s.id
          ORDER BY task, is_after LIMIT \(2 * limit)) c
        """
      } ?? "JOIN tasks.change c ON c.step = s.id"
    return [
      ServerQuery(
        "SELECT id, time, who, verb, target, undone, role\(count ?? "") \(clause)", all: parameters),
      ServerQuery(
        """
        SELECT c.task, \(TaskArrays.fields("c.")), c.is_after, c.step
        FROM (SELECT id \(clause)) s \(changes) ORDER BY c.step, c.task, c.is_after
        """, all: parameters),
    ]
  }

  /// Reads the tasks that the steps changed, as they are now, and those that have one of their keys.
  var tasksQuery: ServerQuery {
    ServerQuery(
      """
      SELECT \(serverColumns) FROM tasks.task
      WHERE id IN (SELECT task FROM tasks.change WHERE step IN (SELECT id \(clause)))
        OR key IN (SELECT key FROM tasks.change WHERE step IN (SELECT id \(clause)))
      ORDER BY id
      """, all: parameters)
  }
}

/// As ``Verb/isUndoable``.
let stepIsUndoable = "verb NOT IN ('undo', 'redo', 'claim', 'release')"

/// Reads what a step changed of tasks after the number `id`.
func diffsQuery(of entry: Int64, after id: Int64, limit: Int) -> ServerQuery {
  ServerQuery(
    """
    SELECT task, \(serverFields), is_after, step FROM tasks.change
    WHERE step = \(entry) AND task > \(id) ORDER BY task, is_after LIMIT \(2 * min(limit, 1 << 40))
    """)
}

extension ServerRows {
  /// The diffs in the columns of ``diffsQuery(of:after:limit:)``, by step; at most `limit` of each.
  func diffs(limit: Int?) -> [Int64: [TaskDiff]] {
    var diffs: [Int64: [TaskDiff]] = [:]
    var row = 0
    while row < count {
      let step = integer(row, 17)
      let first = item(row)
      var before: TaskItem? = first
      var after: TaskItem?
      if boolean(row, 16) {
        (before, after) = (nil, first)
      } else if row + 1 < count, integer(row + 1, 17) == step, integer(row + 1, 0) == first.id {
        row += 1
        after = item(row)
      }
      row += 1
      // The rows may end between the two of a task.
      guard diffs[step, default: []].count < limit ?? .max,
        let diff = TaskDiff(before: before, after: after)
      else { continue }
      diffs[step, default: []].append(diff)
    }
    return diffs
  }

  /// The steps of ``StepSelection/queries(diffLimit:)``, with what they changed; nil when one has a verb
  /// that is not known.
  func entries(_ changes: ServerRows, diffLimit: Int?) -> [JournalEntry]? {
    let diffs = changes.diffs(limit: diffLimit)
    var entries: [JournalEntry] = []
    for row in 0..<count {
      guard let verb = Verb(rawValue: text(row, 3)) else { return nil }
      let id = integer(row, 0)
      entries.append(
        JournalEntry(
          id: id, author: Author(name: text(row, 2), time: integer(row, 1)), role: text(row, 6),
          verb: verb,
          target: optionalInteger(row, 4), undoneBy: optionalInteger(row, 5),
          diffs: diffs[id] ?? [], diffCount: diffLimit.map { _ in Int(integer(row, 7)) }))
    }
    return entries
  }
}
