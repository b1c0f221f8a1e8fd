/// What a run was and what was found.
struct Report: Sendable {
  let settings: Settings
  let seconds: Double
  let faults: [(name: String, count: Int)]
  let records: [Journal.Record]
  let commits: Int
  private(set) var violations: [Violation]

  /// Judges a run that is over.
  init(_ arena: Arena, _ entries: [Ledger.Entry], seconds: Double) {
    settings = arena.settings
    self.seconds = seconds
    records = arena.journal.records
    faults = arena.journal.faults.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let observations = records.map(\.observation)
    let ledger = Ledger(entries, observations: observations)
    commits = ledger.commits.count
    violations = Checker(commits: ledger.commits, observations: observations).violations
    // A run that never saw a cached list has shown nothing.
    let origins = records.compactMap(\.origin)
    if origins.count > 50, !origins.contains(.cache) {
      let sentence = "no list came from the cache, so that nothing was put to the test"
      violations.append(Violation(kind: .failed, sentence: sentence, commands: []))
    }
    let outages = arena.journal.outages
    let left = records.filter(\.wasLeft).map(\.observation).filter { seen in
      !outages.contains { $0.overlaps(seen.began...seen.ended) }
    }
    if !left.isEmpty {
      let sentence = "\(left.count) commands lost the server, which left nobody at that time"
      violations.append(
        Violation(kind: .failed, sentence: sentence, commands: left.map(\.number)))
    }
    // A disk may stall for five seconds. Locks that are never let go stall everybody.
    if busy.count > 10 + commits / 50 + outages.count {
      let sentence = "\(busy.count) changes found the database busy"
      violations.append(Violation(kind: .failed, sentence: sentence, commands: busy))
    }
  }

  /// The numbers of the changes that found the database busy, not of those that lost a server.
  var busy: [Int] {
    records.filter { !$0.wasLeft }.map(\.observation).filter {
      if case .change(_, .busy) = $0.finding { true } else { false }
    }.map(\.number)
  }

  /// How many violations of a kind there are.
  func count(_ kind: Violation.Kind) -> Int {
    violations.count { $0.kind == kind }
  }

  /// Such as `stale 0, lost 0, torn 0, future 0, invented 0, failed 0`.
  var verdict: String {
    Violation.Kind.allCases.map { "\($0.rawValue) \(count($0))" }.joined(separator: ", ")
  }
}
