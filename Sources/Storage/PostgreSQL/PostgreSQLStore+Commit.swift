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
      switch try prepare(change, by: author, lost: lost, key: key, isDryRun: isDryRun) {
      case .done(let result): return result
      case .ready(let ready): attempt = ready
      }
      let pipeline = ChangePipeline(attempt, key: key, pagesUpTo: limit)
      trace.reach(.beforeCommit)
      do throws(StoreError) {
        let connection = try connected()
        do throws(ServerError) {
          let silence = longestSilence + Double(attempt.recorded.size) / 10_000
          let rows = try connection.run(pipeline.queries, silence: silence)
          return attempt.result(rows, pipeline, limit)
        } catch {
          if error.isEnd {
            disconnect()
            // Whatever time is used up: now it must be found out whether it was made.
            if lost == nil {
              end = max(end, monotonicNanoseconds() + UInt64(Self.patienceForLost * 1e9))
              self.end = end
            }
            lost = attempt
          } else if !error.isConflict {
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
    _ change: Change, by author: Author, lost: Attempt?, key: Bits128, isDryRun: Bool
  ) throws(StoreError) -> Preparation {
    let plan = ReadPlan(change, by: author)
    var state = ReadState()
    if !plan.isEmpty || isDryRun || lost != nil {
      let begin = ServerQuery("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
      let madeQuery = lost.map { _ in Attempt.query(key) }
      let queries =
        [begin] + (madeQuery.map { [$0] } ?? []) + plan.queries + [ServerQuery("COMMIT")]
      var rows = Array(try ask(queries, lost: lost).dropFirst().dropLast())
      if let lost {
        let made = rows.removeFirst()
        if made.count > 0 { return .done(lost.result(made, rows[0])) }
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
    let applied = try ChangeRules(recorded, by: author).apply(change)
    guard !isDryRun, !applied.isEmpty else {
      return .done(ChangeResult(applied, stamp: state.current, pages: []))
    }
    return .ready(Attempt(recorded: recorded, applied: applied))
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

/// A change as the rules made it, still to be made on the server.
struct Attempt {
  let recorded: RecordedChange
  fileprivate let applied: AppliedChange

  /// Reads whether the change of `key` was made, and the first of its new numbers.
  static func query(_ key: Bits128) -> ServerQuery {
    ServerQuery(
      """
      SELECT s.id, (SELECT min(a.task) FROM tasks.change a WHERE a.step = s.id AND a.is_after
        AND NOT EXISTS (SELECT 1 FROM tasks.change b
          WHERE b.step = a.step AND b.task = a.task AND NOT b.is_after))
      FROM tasks.step s WHERE s.key = $1::uuid
      """, Array(key.description.utf8))
  }

  /// The result of a change that was made although no answer came; `made` is of ``query(_:)`` and `current`
  /// of ``currentQuery``.
  func result(_ made: ServerRows, _ current: ServerRows) -> ChangeResult {
    let first = made.integer(0, 1)
    let placeholder =
      (applied.diffs.lazy.filter { $0.before == nil }.map(\.id)
      + applied.imported.lazy.filter { $0.count > 0 }.map(\.firstID)).min()
    let shift = placeholder.map { $0 >= recorded.firstTask ? first - $0 : 0 } ?? 0
    return result(shift: shift, current.stamp, nil)
  }

  /// The result of the pipeline that made it.
  func result(_ rows: [ServerRows], _ pipeline: ChangePipeline, _ limit: Int) -> ChangeResult {
    let shift = rows[ChangePipeline.gate].integer(0, 1) - recorded.firstTask
    var pages: [Int64: Page]?
    if pipeline.readsPages {
      let stamps = rows[pipeline.current + 1].pageStamps ?? []
      let contents = rows[pipeline.current + 2].pages()
      let stampOf = Dictionary(uniqueKeysWithValues: stamps.map { ($0.number, $0.stamp) })
      pages = Dictionary(
        uniqueKeysWithValues: contents.map { page in
          (page.number, Page(number: page.number, stamp: stampOf[page.number], rows: page.rows))
        })
    }
    return result(shift: shift, rows[pipeline.current].stamp, pages, limit)
  }

  private func result(
    shift: Int64, _ stamp: StoreStamp, _ pages: [Int64: Page]?, _ limit: Int = 0
  ) -> ChangeResult {
    let applied = applied.shifted(by: shift, from: recorded.firstTask)
    let numbers = Set(applied.ids(upToPages: limit).map(Page.number)).sorted()
    return ChangeResult(
      applied, stamp: stamp,
      pages: numbers.map { ChangedPage(number: $0, page: pages?[$0]) })
  }
}

extension ChangePipeline {
  /// Reads the content of the pages that it touches when they are at most `limit`.
  init(_ attempt: Attempt, key: Bits128, pagesUpTo limit: Int) {
    let recorded = attempt.recorded
    let ids = attempt.applied.ids(upToPages: limit)
    let known = Set(ids.lazy.filter { $0 < recorded.firstTask }.map(Page.number)).sorted()
    let hasNew = ids.contains { $0 >= recorded.firstTask }
    let count = known.count + (hasNew ? Int(recorded.taskCount >> Page.shift) + 2 : 0)
    self.init(recorded, key: key, pages: count <= limit ? known : nil, hasNewPages: hasNew)
  }
}
