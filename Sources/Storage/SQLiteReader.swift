private import Libc
import TaskList

/// What one transaction of a connection sees.
struct SQLiteReader: TaskReader {
  let connection: Connection
  /// Added to every reading of a list's rows, in seconds.
  let slowQuery: Double
  let trace: Trace

  func state() throws(StoreError) -> StoreState { try connection.state() }

  func pageStamps() throws(StoreError) -> [PageStamp]? { try connection.pageStamps() }

  func items(_ ids: TaskIDs) throws(StoreError) -> [TaskItem] { try connection.items(ids) }

  func steps(_ query: StepQuery) throws(StoreError) -> [Step] { try connection.steps(query) }

  func pages(
    _ numbers: [Int64]?, goesOn: @escaping () -> Bool
  ) throws(StoreError) -> [Page] {
    try explain(.open)
    return try slowly(goesOn) { () throws(StoreError) in try connection.pages(numbers) }
  }

  func list(
    _ source: ListSource, goesOn: @escaping () -> Bool
  ) throws(StoreError) -> [Rows] {
    try explain(source)
    return try slowly(goesOn) { () throws(StoreError) in try connection.list(source) }
  }

  /// Tells how the rows will be read, where somebody wants to know.
  private func explain(_ source: ListSource) throws(StoreError) {
    guard trace.isOn else { return }
    _ = try trace.step(.database, "plan", answer: { $0 }) { () throws(StoreError) in
      try connection.plan(source)
    }
  }

  private func slowly<Value>(
    _ goesOn: @escaping () -> Bool, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let patience = Patience(goesOn)
    if slowQuery > 0 {
      let end = monotonicNanoseconds() + UInt64(slowQuery * 1e9)
      while case let now = monotonicNanoseconds(), now < end {
        guard patience.goesOn(now: now) else { throw .abandoned }
        pause(seconds: min(0.05, Double(end - now) / 1e9))
      }
    }
    return try connection.interruptible(by: patience, body)
  }
}

/// Asks whether a reading that takes long is still wanted.
final class Patience {
  private let ask: () -> Bool
  private var next = monotonicNanoseconds() + 100_000_000
  private(set) var isOver = false

  /// Asks with `ask` after a tenth of a second, and then every second.
  init(_ ask: @escaping () -> Bool) {
    self.ask = ask
  }

  func goesOn(now: UInt64) -> Bool {
    guard !isOver, now >= next else { return !isOver }
    isOver = !ask()
    next = monotonicNanoseconds() + 1_000_000_000
    return !isOver
  }
}
