@testable import stress

/// A history made by hand: commands with their times, and the commits between them.
struct Story {
  var commits: [Commit] = []
  var observations: [Observation] = []

  var violations: [Violation] {
    Checker(commits: commits, observations: observations).violations
  }

  /// What is wrong with it, each kind as often as it is found.
  var kinds: [Violation.Kind] { violations.map(\.kind) }

  /// The number of the next command.
  private var number: Int { observations.count + 1 }

  /// A command that committed `rows`, at this place in the order of commits.
  mutating func change(
    _ time: ClosedRange<UInt64>, _ rows: KeyValuePairs<Int64, String?>,
    isAcknowledged: Bool = true, isCommitted: Bool = true
  ) {
    let rows = rows.map { RowChange(id: $0.key, text: $0.value) }
    if isCommitted { commits.append(Commit(author: number, effect: .rows(rows))) }
    let wanted = rows.map { Wanted(id: nil, text: .exactly($0.text)) }
    see(time, .change(wanted, isAcknowledged ? .acknowledged(rows) : .none))
  }

  /// A change of one task that was not there.
  mutating func refusal(_ time: ClosedRange<UInt64>, _ id: Int64) {
    see(time, .change([Wanted(id: id, text: .exactly(nil))], .refused))
  }

  mutating func restore(_ time: ClosedRange<UInt64>, version: Int) {
    commits.append(Commit(author: number, effect: .restore(version: version)))
    see(time, .restore)
  }

  mutating func list(
    _ time: ClosedRange<UInt64>, _ rows: KeyValuePairs<Int64, String>, age: UInt64 = 0
  ) {
    see(time, .list(rows.map { Row(id: $0.key, text: $0.value) }, age: age))
  }

  mutating func see(_ time: ClosedRange<UInt64>, _ finding: Observation.Finding) {
    observations.append(
      Observation(
        number: number, words: "", began: time.lowerBound, ended: time.upperBound,
        finding: finding))
  }
}
