import Libc
import Synchronization

/// Lets changes in beside each other, and a restore alone.
final class Gate: Sendable {
  private let state = Mutex<(inside: Int, isClosed: Bool, epoch: Int)>((0, false, 0))

  /// Waits while it is closed; returns how many restores were made so far.
  func enter() -> Int {
    while true {
      let epoch = state.withLock { state -> Int? in
        guard !state.isClosed else { return nil }
        state.inside += 1
        return state.epoch
      }
      if let epoch { return epoch }
      usleep(500)
    }
  }

  func leave() {
    state.withLock { $0.inside -= 1 }
  }

  /// Does a restore when all that are inside have left; `body` returns the new epoch.
  func alone(_ body: () throws -> Int) rethrows {
    state.withLock { $0.isClosed = true }
    defer { state.withLock { $0.isClosed = false } }
    while state.withLock({ $0.inside > 0 }) { usleep(500) }
    let epoch = try body()
    state.withLock { $0.epoch = epoch }
  }
}
