import Libc
import Synchronization

/// Slows down those who try keys: after some that failed, an address waits for a minute.
final class Attempts: Sendable {
  private static let limit = 5
  private static let pause: UInt64 = 60_000_000_000
  /// So many addresses are remembered, the rest as one.
  private static let most = 1_000

  private let failures = Mutex<[String: (count: Int, since: UInt64)]>([:])

  /// Throws while `peer` has to wait.
  func check(_ peer: String) throws(Refusal) {
    let now = monotonicNanoseconds()
    let isBlocked = failures.withLock { failures in
      guard let (count, since) = failures[key(peer, failures.count)] else { return false }
      return count >= Self.limit && now - since < Self.pause
    }
    guard isBlocked else { return }
    throw Refusal(429, "too many keys that are not valid", retryAfter: 60)
  }

  /// Counts a key of `peer` that is not valid.
  func countFailure(_ peer: String) {
    let now = monotonicNanoseconds()
    failures.withLock { failures in
      for (peer, failure) in failures where now - failure.since >= Self.pause {
        failures[peer] = nil
      }
      let key = key(peer, failures.count)
      failures[key] = ((failures[key]?.count ?? 0) + 1, now)
    }
  }

  private func key(_ peer: String, _ count: Int) -> String { count < Self.most ? peer : "" }
}
