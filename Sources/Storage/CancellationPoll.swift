private import Libc
import Model

/// Polls whether a long read is still wanted.
final class CancellationPoll {
  private let ask: () -> Bool
  private var next = monotonicNanoseconds() + 100_000_000
  private(set) var isOver = false

  /// Calls `ask` after a tenth of a second, and then every second.
  init(_ ask: @escaping () -> Bool) {
    self.ask = ask
  }

  func shouldContinue(now: UInt64) -> Bool {
    guard !isOver, now >= next else { return !isOver }
    isOver = !ask()
    next = monotonicNanoseconds() + 1_000_000_000
    return !isOver
  }

  /// Waits, as a slow query would; throws when the read is no longer wanted.
  func wait(seconds: Double) throws(StoreError) {
    guard seconds > 0 else { return }
    let end = monotonicNanoseconds() + UInt64(seconds * 1e9)
    while case let now = monotonicNanoseconds(), now < end {
      guard shouldContinue(now: now) else { throw .abandoned }
      pause(seconds: min(0.05, Double(end - now) / 1e9))
    }
  }
}
