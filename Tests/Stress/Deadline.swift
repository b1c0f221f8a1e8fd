import Libc
import Synchronization

/// When commands are started no more.
final class Deadline: Sendable {
  private let end = Mutex(UInt64.max)

  /// Sets it to `time`, in nanoseconds of the monotonic clock, unless it is earlier already.
  func set(_ time: UInt64) {
    end.withLock { $0 = min($0, time) }
  }

  var isOver: Bool { monotonicNanoseconds() >= end.withLock(\.self) }
}
