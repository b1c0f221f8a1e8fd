import Libc
import Synchronization

/// What all lanes have seen.
final class Journal: Sendable {
  /// A command, and what only the report wants to know.
  struct Record: Sendable {
    let observation: Observation
    var verb: String
    /// Nobody stopped or killed it, so that its time is its own.
    var isUndisturbed = true
    /// Where a list came from; nil when that is not known.
    var origin: Origin?
    /// It says that it lost the server, or that this was busy.
    var wasLeft = false
  }

  enum Origin: Sendable {
    case cache, cacheInPart, database
  }

  private let state = Mutex<(records: [Record], faults: [String: Int], number: Int)>(([], [:], 0))
  private let times = Mutex<[ClosedRange<UInt64>]>([])

  var records: [Record] { state.withLock(\.records) }
  var faults: [String: Int] { state.withLock(\.faults) }

  /// When a server left somebody, in nanoseconds of the monotonic clock.
  var outages: [ClosedRange<UInt64>] { times.withLock(\.self) }

  /// A number that no other command has.
  func nextNumber() -> Int {
    state.withLock { state in
      state.number += 1
      return state.number
    }
  }

  func add(_ record: Record) {
    state.withLock { $0.records.append(record) }
  }

  func count(fault: String?) {
    guard let fault else { return }
    state.withLock { $0.faults[fault, default: 0] += 1 }
  }

  /// Notes that a server has left somebody since `began`; a pooler may learn of it a little later.
  func addOutage(since began: UInt64) {
    times.withLock { $0.append(began...monotonicNanoseconds() + 500_000_000) }
  }
}
