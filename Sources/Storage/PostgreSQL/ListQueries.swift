import Model

/// Reads the row of the stamp and the guard.
let currentQuery = ServerQuery("SELECT \(currentColumns) FROM tasks.current")

/// The same with the numbers of the next task and the next step, which take the server longer.
let currentAndNextQuery = ServerQuery(
  "SELECT \(currentColumns), next_task, next_step FROM tasks.current")

/// The row of the stamp in the same columns after a change whose pages nobody stores, which need no guard.
let changedStampQuery = ServerQuery(
  """
  SELECT stamp, database_id, secret, schema, true, EXISTS (SELECT 1 FROM tasks.page OFFSET 1)
  FROM tasks.state
  """)

private let currentColumns =
  "stamp, database_id, secret, schema, is_guarded, has_several_pages"

/// Reads the stamps of the pages.
let pageStampsQuery = ServerQuery("SELECT number, stamp FROM tasks.page ORDER BY number")

/// Reads the tasks of `status`.
func rowsQuery(_ status: TaskStatus, if condition: String? = nil) -> ServerQuery {
  let isWanted: String? =
    switch status {
    case .open: "done IS NULL"
    case .done: "done IS NOT NULL"
    case .all: nil
    }
  let conditions = [isWanted, condition].compactMap { $0 }
  let clause = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
  return ServerQuery("SELECT \(serverColumns) FROM tasks.task \(clause) ORDER BY id")
}

/// Reads the open tasks of the pages of `numbers`.
func pagesQuery(_ numbers: [Int64]) -> ServerQuery {
  // OFFSET 0 keeps the planner, which cannot know how many pages there are, from a scan of everything.
  ServerQuery(
    """
    SELECT \(TaskArrays.columns("t.")) FROM unnest($1::bigint[]) AS n (number)
    CROSS JOIN LATERAL (SELECT * FROM tasks.task
      WHERE id BETWEEN n.number << 7 AND (n.number << 7) + 127 AND done IS NULL
      ORDER BY id OFFSET 0) t
    """, arrayParameter(numbers))
}

extension ServerRows {
  /// The stamp in the columns of ``currentQuery``.
  var stamp: StoreStamp {
    guard count == 1, let value = bits(0, 0), let database = bits(0, 1), let secret = bits(0, 2)
    else { return .none }
    return StoreStamp(
      value: value, databaseID: database, secret: secret, isIntact: boolean(0, 4),
      hasSeveralPages: boolean(0, 5))
  }

  /// The stamps of pages in the columns of ``pageStampsQuery``; nil when they are corrupt.
  var pageStamps: [PageStamp]? {
    var stamps: [PageStamp] = []
    for row in 0..<count {
      guard let stamp = bits(row, 1), case let number = integer(row, 0),
        number > stamps.last?.number ?? -1, number <= Page.greatestNumber
      else { return nil }
      stamps.append(PageStamp(number: number, stamp: stamp))
    }
    return stamps
  }
}
