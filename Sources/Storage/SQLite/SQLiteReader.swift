private import Journal
import Model

/// What one transaction of a connection sees.
struct SQLiteReader: TaskReader {
  let connection: Connection
  /// Added to every reading of a list's rows, in seconds.
  let slowQuery: Double
  let trace: Trace

  func stamp() throws(StoreError) -> StoreStamp { try connection.stamp() }

  func pageStamps() throws(StoreError) -> [PageStamp]? { try connection.pageStamps() }

  func tasks(_ ids: TaskIDs) throws(StoreError) -> [TaskItem] {
    try SQLiteTables(connection: connection).existing(ids)
  }

  func lastStep() throws(StoreError) -> Int64 {
    try SQLiteTables(connection: connection).lastStep()
  }

  func entries(_ query: JournalQuery) throws(StoreError) -> [JournalEntry] {
    try SQLiteTables(connection: connection).entries(query)
  }

  func diffs(
    of entry: Int64, after id: Int64, limit: Int
  ) throws(StoreError) -> [TaskDiff] {
    try SQLiteTables(connection: connection).diffs(of: entry, after: id, limit: limit)
  }

  func pages(
    _ numbers: [Int64]?, shouldContinue: @escaping () -> Bool
  ) throws(StoreError) -> [Page] {
    try explain(.open)
    return try slowly(shouldContinue) { () throws(StoreError) in try connection.pages(numbers) }
  }

  func list(
    _ status: TaskStatus, _ fields: TaskFields, shouldContinue: @escaping () -> Bool
  ) throws(StoreError) -> [PackedTasks] {
    try explain(status)
    return try slowly(shouldContinue) { () throws(StoreError) in
      try connection.list(status, fields)
    }
  }

  func forEach(
    _ status: TaskStatus, _ fields: TaskFields,
    _ body: (Int64, Span<UInt8>, Span<UInt8>) -> Bool
  ) throws(StoreError) {
    try slowly({ true }) { () throws(StoreError) in
      try connection.forEach(status, fields, body)
    }
  }

  func first(
    _ limit: Int, _ status: TaskStatus, in ranges: [ClosedRange<Int64>]
  ) throws(StoreError) -> [PackedTasks] {
    try connection.first(limit, status, in: ranges)
  }

  /// Reports the query plan to `--explain`.
  private func explain(_ status: TaskStatus) throws(StoreError) {
    guard trace.isOn else { return }
    _ = try trace.step(.database, "plan", answer: { $0 }) { () throws(StoreError) in
      try connection.plan(status)
    }
  }

  private func slowly<Value>(
    _ shouldContinue: @escaping () -> Bool, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let patience = CancellationPoll(shouldContinue)
    try patience.wait(seconds: slowQuery)
    return try connection.interruptible(by: patience, body)
  }
}
