private import Journal
private import Libc
package import Model

extension PostgreSQLStore {
  /// How long a change that meets others is tried, in seconds.
  private static let patience = 5.0
  /// How long to look for a change whose answer was lost, in seconds.
  private static let patienceForLost = 4.0

  package func commit(
    _ change: Change, by author: Author, pagesUpTo limit: Int, isDryRun: Bool
  ) throws(StoreError) -> ChangeResult {
    var end = monotonicNanoseconds() + UInt64(Self.patience * 1e9)
    let key = Bits128.random
    var lost: Attempt?
    var tries = 0
    defer { self.end = nil }
    while true {
      let attempt: Attempt
      if !isDryRun, tries == 0, lost == nil,
        let claim = DirectClaim(
          change, by: author, key: key, usesServerClock: usesServerClock, pagesUpTo: limit)
      {
        attempt = claim.attempt
      } else {
        switch try prepare(
          change, by: author, lost: lost, key: key, pagesUpTo: limit, isDryRun: isDryRun)
        {
        case .done(let result): return result
        case .ready(let ready): attempt = ready
        }
      }
      trace.reach(.beforeCommit)
      do throws(StoreError) {
        let connection = try connected()
        do throws(ServerError) {
          let silence = longestSilence + Double(attempt.size) / 10_000
          let (queries, count) = attempt.queries.withLargeParametersFirst()
          var rows = try connection.run(queries, silence: silence)
          rows.removeSubrange(1..<1 + count)
          return attempt.result(rows)
        } catch {
          if error.isEnd {
            disconnect()
            // Whatever time is used up: now it must be found out whether it was made.
            if lost == nil {
              end = max(end, monotonicNanoseconds() + UInt64(Self.patienceForLost * 1e9))
              self.end = end
            }
            lost = attempt
          } else if error.isRefusal, let none = attempt.resultForNone {
            return none
          } else if !error.isConflict, !attempt.mayBeRefused || !error.isAboutData {
            throw self.error(error.fault)
          }
        }
      } catch {
        // What was lost may still arrive at the server, which keeps its locks until then.
        throw lost != nil && error.isOfTheMoment ? self.error(.unknownOutcome) : error
      }
      guard monotonicNanoseconds() < end || tries == 0 && lost == nil else {
        throw self.error(lost == nil ? .busy : .unknownOutcome)
      }
      if lost == nil {
        pause(seconds: .random(in: 0...min(0.2, 0.005 * Double(1 << min(tries, 6)))))
      }
      tries += 1
    }
  }

  /// Runs statements that read; after a lost answer, retries until the server can be reached.
  private func ask(
    _ queries: [ServerQuery], lost: Attempt?
  ) throws(StoreError) -> [ServerRows] {
    while true {
      do throws(StoreError) {
        return try ask(queries)
      } catch {
        guard lost != nil else { throw error }
        guard let end, monotonicNanoseconds() < end else { throw self.error(.unknownOutcome) }
        pause(seconds: 0.1)
      }
    }
  }

  fileprivate enum Preparation {
    case done(ChangeResult)
    case ready(Attempt)
  }

  /// Reads what the change needs and applies the rules to it.
  ///
  /// After an attempt of which no answer came, it looks first, in the same snapshot, whether that was made.
  private func prepare(
    _ change: Change, by author: Author, lost: Attempt?, key: Bits128, pagesUpTo limit: Int,
    isDryRun: Bool
  ) throws(StoreError) -> Preparation {
    let plan = ReadPlan(change, by: author, usesServerClock: usesServerClock)
    var state = ReadState()
    if !plan.isEmpty || isDryRun || lost != nil {
      let begin = ServerQuery("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
      let madeQuery = lost.map { _ in Attempt.query(key) }
      let queries =
        [begin] + (madeQuery.map { [$0] } ?? []) + plan.queries + [ServerQuery("COMMIT")]
      var rows = Array(try ask(queries, lost: lost).dropFirst().dropLast())
      if let lost {
        let made = rows.removeFirst()
        if made.count > 0 {
          return .done(
            try lost.found(made, rows[0]) { queries throws(StoreError) in
              try self.ask(queries, lost: lost)
            })
        }
      }
      guard let read = ReadState(plan, rows) else {
        throw error(.failed(state: "", reason: "its journal or its state is corrupt"))
      }
      let found = Int(rows[0].integer(0, 3))
      guard found == ServerSchema.newest else {
        throw error(.otherSchema(found: found, known: ServerSchema.newest))
      }
      state = read
    }
    let recorded = RecordedChange(state) { queries throws(StoreError) in try self.ask(queries) }
    let applied = try ChangeRules(recorded, by: author, now: state.now).apply(change)
    guard !isDryRun, !applied.isEmpty else {
      return .done(ChangeResult(applied, stamp: state.current, pages: []))
    }
    return .ready(Attempt(recorded, applied, key: key, pagesUpTo: limit))
  }
}

extension StoreError {
  /// Whether it may be otherwise soon.
  fileprivate var isOfTheMoment: Bool {
    switch self {
    case .busy, .server(_, .unreachable): true
    default: false
    }
  }
}
