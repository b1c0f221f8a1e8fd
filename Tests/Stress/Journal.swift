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
  }

  enum Origin: Sendable {
    case cache, cacheInPart, database
  }

  private let state = Mutex<(records: [Record], faults: [String: Int], number: Int)>(([], [:], 0))

  var records: [Record] { state.withLock(\.records) }
  var faults: [String: Int] { state.withLock(\.faults) }

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
}
