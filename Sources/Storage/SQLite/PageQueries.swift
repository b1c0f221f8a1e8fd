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

  private func pages(in ids: ClosedRange<Int64>) throws(StoreError) -> [Page] {
    let query = try prepare(rowsQuery(.open))
    query.bind(ids.lowerBound, at: 1)
    query.bind(ids.upperBound, at: 2)
    return try pages(query)
  }

  /// The tasks of `status`, in buffers of a page each.
  func list(_ status: TaskStatus) throws(StoreError) -> [PackedTasks] {
    try (status == .open ? pages(nil) : pages(prepare(rowsQuery(status)))).map(\.rows)
  }

  /// How SQLite reads the tasks of `status`, as EXPLAIN QUERY PLAN describes it.
  func plan(_ status: TaskStatus) throws(StoreError) -> String {
    let query = try prepare("EXPLAIN QUERY PLAN \(rowsQuery(status))")
    var steps: [String] = []
    while try query.step() { steps.append(query.text(3)) }
    return steps.joined(separator: "; ")
  }

  private func pages(_ query: consuming Statement) throws(StoreError) -> [Page] {
    var pages: [Page] = []
    var number: Int64 = -1
    var rows = PackedTasks()
    var last: Int64 = 0
    while try query.step() {
      let id = query.integer(0)
      guard id > last else {
        throw .failed(path: path, reason: "the ids of its tasks do not ascend from 1")
      }
      last = id
      if Page.number(of: id) != number {
        if rows.count > 0 { pages.append(Page(number: number, stamp: nil, rows: rows.take())) }
        number = Page.number(of: id)
      }
      rows.append(query)
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
private func rowsQuery(_ status: TaskStatus) -> String {
  let condition =
    switch status {
    case .open: "WHERE id BETWEEN ?1 AND ?2 AND done IS NULL"
    case .done: "WHERE done IS NOT NULL"
    case .all: ""
    }
  return "SELECT \(taskColumns) FROM task \(condition) ORDER BY id"
}
