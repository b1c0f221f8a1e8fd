/// Reports each operation of a command to `--explain`, and to the program of the tests each
/// checkpoint, at which they stop or kill it.
package struct Trace {
  /// One operation on the database, the cache or the list that was read, and its result.
  package struct Event: Equatable, Sendable {
    package let place: Place
    /// The operation, such as `stamp` or `get`.
    package let action: String
    /// The result, such as `hit` or `3 rows`.
    package let answer: String
    package let nanoseconds: UInt64
  }

  package enum Place: String, Sendable {
    case database, cache, query
  }

  /// A checkpoint between two steps at which another process may come in between.
  package enum Checkpoint: String, CaseIterable, Sendable {
    case stampRead = "stamp-read"
    case cacheRead = "cache-read"
    case rowsRead = "rows-read"
    case beforeCommit = "before-commit"
    case committed = "committed"
    /// A backup is written and checked, or a restore has checked what it read.
    case copyChecked = "copy-checked"
    /// Of a restore: what was there is kept.
    case kept = "kept"
    /// Before a command waits for a change.
    case waiting = "waiting"
  }

  /// Monotonic time in nanoseconds.
  package typealias Clock = () -> UInt64

  private let clock: Clock
  private let report: ((Event) -> Void)?
  private let arrive: ((Checkpoint) -> Void)?

  package init(
    clock: @escaping Clock, report: ((Event) -> Void)? = nil, arrive: ((Checkpoint) -> Void)? = nil
  ) {
    self.clock = clock
    self.report = report
    self.arrive = arrive
  }

  /// Monotonic time in nanoseconds.
  package var now: UInt64 { clock() }

  /// Whether events are reported, so that no text is made in vain.
  package var isOn: Bool { report != nil }

  /// Runs `body` as one event and reports its result, as `answer` describes it.
  package func step<Value, Failure: Error>(
    _ place: Place, _ action: String, answer: (Value) -> String,
    failure: (Failure) -> String = { _ in "failed" }, _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    guard let report else { return try body() }
    let start = clock()
    do {
      let value = try body()
      let time = clock() - start
      report(Event(place: place, action: action, answer: answer(value), nanoseconds: time))
      return value
    } catch {
      let time = clock() - start
      report(Event(place: place, action: action, answer: failure(error), nanoseconds: time))
      throw error
    }
  }

  /// Says that the command has come to `checkpoint`.
  package func reach(_ checkpoint: Checkpoint) {
    arrive?(checkpoint)
  }
}
