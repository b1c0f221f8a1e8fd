import Libc
import Synchronization

/// Lets one thread at a time change a database in a file.
///
/// SQLite lets one writer in, too, and the others sleep for up to a tenth of a second and try again; these
/// wait for each other for half a millisecond.
final class WriteTurn: Sendable {
  private static let interval = 0.000_5
  private static let longestWait: UInt64 = 5_000_000_000

  private let isTaken = Mutex(false)

  /// Runs `body` when it is its turn; throws when that takes too long.
  func run<Value>(_ body: () throws -> Value) throws -> Value {
    let end = monotonicNanoseconds() + Self.longestWait
    while !take() {
      guard monotonicNanoseconds() < end else {
        throw Refusal(503, "the database is busy", retryAfter: 1)
      }
      pause(seconds: Self.interval)
    }
    defer { isTaken.withLock { $0 = false } }
    return try body()
  }

  private func take() -> Bool {
    isTaken.withLock { isTaken in
      defer { isTaken = true }
      return !isTaken
    }
  }
}
