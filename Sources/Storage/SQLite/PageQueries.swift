import Model

extension Connection {
  /// Reads the open tasks of the pages of `numbers`, which ascend, or of all.
  func pages(_ numbers: [Int64]?) throws(StoreError) -> [Page] {
    guard let numbers else { return try pages(in: .min ... .max) }
    var pages: [Page] = []
    for run in runs(numbers) {
      let ids = Page.ids(of: run.lowerBound).lowerBound...Page.ids(of: run.upperBound).upperBound
      pages += try self.pages(in: ids)
    }
    return pages
  }

  private func pages(
    in ids: ClosedRange<Int64>, _ fields: TaskFields = .all
  ) throws(StoreError) -> [Page] {
    let query = try prepare(rowsQuery(.open, fields))
    query.bind(ids.lowerBound, at: 1)
    query.bind(ids.upperBound, at: 2)
    return try pages(query, fields)
  }

  /// The tasks of `status`, in buffers of a page each; open ones without fields that are not in `fields`.
  func list(
    _ status: TaskStatus, _ fields: TaskFields = .all
  ) throws(StoreError) -> [PackedTasks] {
    guard status == .open else { return try pages(prepare(rowsQuery(status)), .all).map(\.rows) }
    return try pages(in: .min ... .max, fields).map(\.rows)
  }

  /// Calls `body` with each task of `status`, in order, until it returns false.
  func forEach(
    _ status: TaskStatus, _ fields: TaskFields,
    _ body: (Int64, Span<UInt8>, Span<UInt8>) -> Bool
  ) throws(StoreError) {
    let query = try prepare(rowsQuery(status, fields))
    if status == .open {
      query.bind(Int64.min, at: 1)
      query.bind(Int64.max, at: 2)
    }
    var last: Int64 = 0
    while try query.step() {
      let id = query.integer(0)
      try checkAscent(from: last, to: id)
      last = id
      guard !query.isPlain(fields) else {
        guard query.withText(1, { body(id, $0, Span()) }) else { return }
        continue
      }
      var row = PackedTasks()
      row.append(query, fields)
      var isWanted = true
      row.forEach { isWanted = body($0, $1, $2) }
      guard isWanted else { return }
    }
  }

  private func checkAscent(from last: Int64, to id: Int64) throws(StoreError) {
    guard id > last else {
      throw .failed(path: path, reason: "the ids of its tasks do not ascend from 1")
    }
  }

  /// The first `limit` tasks of `status` whose numbers are in one of `ranges`, which ascend.
  func first(
    _ limit: Int, _ status: TaskStatus, in ranges: [ClosedRange<Int64>]
  ) throws(StoreError) -> [PackedTasks] {
    let condition =
      switch status {
      case .open: "AND done IS NULL"
      case .done: "AND done IS NOT NULL"
      case .all: ""
      }
    var found: [PackedTasks] = []
    for range in ranges where found.taskCount < limit {
      let query = try prepare(
        """
        SELECT \(columns([])) FROM task WHERE id BETWEEN ?1 AND ?2 \(condition) ORDER BY id LIMIT ?3
        """)
      query.bind(range.lowerBound, at: 1)
      query.bind(range.upperBound, at: 2)
      query.bind(Int64(limit - found.taskCount), at: 3)
      found += try pages(query, []).map(\.rows)
    }
    return found
  }

  /// How SQLite reads the tasks of `status`, as EXPLAIN QUERY PLAN describes it.
  func plan(_ status: TaskStatus) throws(StoreError) -> String {
    let query = try prepare("EXPLAIN QUERY PLAN \(rowsQuery(status))")
    var steps: [String] = []
    while try query.step() { steps.append(query.text(3)) }
    return steps.joined(separator: "; ")
  }

  private func pages(
    _ query: consuming Statement, _ fields: TaskFields
  ) throws(StoreError) -> [Page] {
    var pages: [Page] = []
    var number: Int64 = -1
    var rows = PackedTasks()
    var last: Int64 = 0
    while try query.step() {
      let id = query.integer(0)
      try checkAscent(from: last, to: id)
      last = id
      if Page.number(of: id) != number {
        if rows.count > 0 { pages.append(Page(number: number, stamp: nil, rows: rows.take())) }
        number = Page.number(of: id)
      }
      rows.append(query, fields)
    }
    if rows.count > 0 { pages.append(Page(number: number, stamp: nil, rows: rows.take())) }
    return pages
  }

  /// The pages that hold `ids`, as they are now; without their content when they are more than
  /// `limit`.
  func changedPages(_ ids: [Int64], upTo limit: Int) throws(StoreError) -> [ChangedPage] {
    let numbers = Set(ids.map(Page.number)).sorted()
    guard numbers.count <= limit else { return numbers.map { ChangedPage(number: $0, page: nil) } }
    let query = try prepare("SELECT stamp FROM page WHERE number = ?1")
    var changed: [ChangedPage] = []
    for number in numbers {
      query.bind(number, at: 1)
      let stamp = try query.step() ? Bits128(bytes: query.bytes(0)) : nil
      query.reset()
      let rows = try stamp.flatMap { _ throws(StoreError) in try pages([number]).first?.rows }
      changed.append(
        ChangedPage(number: number, page: rows.map { Page(number: number, stamp: stamp, rows: $0) })
      )
    }
    return changed
  }
}

/// `numbers`, which ascend, as ranges without gaps.
private func runs(_ numbers: [Int64]) -> [ClosedRange<Int64>] {
  var runs: [ClosedRange<Int64>] = []
  for number in numbers {
    if let last = runs.last, last.upperBound + 1 == number {
      runs[runs.count - 1] = last.lowerBound...number
    } else {
      runs.append(number...number)
    }
  }
  return runs
}

/// The query for the rows of a list; of open tasks, those from id ?1 to id ?2.
private func rowsQuery(_ status: TaskStatus, _ fields: TaskFields = .all) -> String {
  let condition =
    switch status {
    case .open: "WHERE id BETWEEN ?1 AND ?2 AND done IS NULL"
    case .done: "WHERE done IS NOT NULL"
    case .all: ""
    }
  return
    "SELECT \(fields == .all ? taskColumns : columns(fields)) FROM task \(condition) ORDER BY id"
}
