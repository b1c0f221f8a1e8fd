import Libc
import Model
import Strategies

/// Waits until a database may have changed, whoever changes, replaces or removes it.
///
/// It looks at the files from outside, every 20 ms at first and every 250 ms in the end, and keeps no
/// database open meanwhile: an open one would keep the log of its last changes beside a copy that is put in
/// its place, and away from a copy that is made of it.
package struct ChangePoll {
  private let store: any TaskStore
  private let trace: Trace
  private var seen: StoreSignature?
  private var interval = Self.shortest
  private var mustRetry = false

  private static let shortest = 0.02
  private static let longest = 0.25

  init(_ store: any TaskStore, _ trace: Trace) {
    self.store = store
    self.trace = trace
  }

  /// Returns true at the first call, and then when the database may have changed since the last; false
  /// once the monotonic clock is at `deadline`, in nanoseconds.
  package mutating func wait(until deadline: UInt64 = .max) -> Bool {
    guard let seen else {
      self.seen = store.signature()
      return true
    }
    while case let now = monotonicNanoseconds(), now < deadline {
      trace.reach(.waiting)
      pause(seconds: min(interval, Double(deadline - now) / 1e9))
      interval = min(interval * 1.5, Self.longest)
      let signature = store.signature()
      if signature != seen { interval = Self.shortest }
      guard !mustRetry, signature == seen, signature.isSettled(at: wallMilliseconds()) else {
        self.seen = signature
        mustRetry = false
        return true
      }
    }
    return false
  }

  /// Lets the next wait return after its pause, as when the database could not be read.
  package mutating func retry() { mustRetry = true }
}

extension App {
  /// Waits for changes of this database; the store must be closed before each wait.
  package func changePoll() -> ChangePoll { ChangePoll(context.store, context.trace) }
}
