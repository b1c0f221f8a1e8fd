import Journal
import Model

/// The statements of a change, which the server makes all or none of, and what they return.
struct Attempt {
  /// Asks the server something in a round trip of its own.
  typealias Ask = ([ServerQuery]) throws(StoreError) -> [ServerRows]

  let queries: [ServerQuery]
  /// The rows that it writes.
  let size: Int
  /// The result when an expectation of the statements does not hold; nil where the change is tried again.
  var resultForNone: ChangeResult?
  /// Whether statements may fail because of the data, so that the rules of all stores decide.
  var mayBeRefused = false
  let result: ([ServerRows]) -> ChangeResult
  /// The result when the change was made although no answer came, from the rows of ``query(_:)`` and of
  /// ``currentQuery``.
  let found: (_ made: ServerRows, _ current: ServerRows, Ask) throws(StoreError) -> ChangeResult

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
}

extension Attempt {
  /// A change as the rules made it, which expects what they read.
  init(_ recorded: RecordedChange, _ applied: AppliedChange, key: Bits128, pagesUpTo limit: Int) {
    let pipeline = ChangePipeline(recorded, applied, key: key, pagesUpTo: limit)
    func shifted(by shift: Int64) -> AppliedChange {
      applied.shifted(by: shift, from: recorded.firstTask)
    }
    self.init(
      queries: pipeline.queries, size: recorded.size,
      result: { rows in
        let shift = rows[ChangePipeline.gate].integer(0, 1) - recorded.firstTask
        let current = pipeline.current
        let pages = pipeline.readsPages ? pagesByNumber(rows[current + 1], rows[current + 2]) : nil
        return ChangeResult(shifted(by: shift), stamp: rows[current].stamp, upTo: limit, pages)
      },
      found: { made, current, _ in
        let placeholder =
          (applied.diffs.lazy.filter { $0.before == nil }.map(\.id)
          + applied.imported.lazy.filter { $0.count > 0 }.map(\.firstID)).min()
        let first = made.integer(0, 1)
        let shift = placeholder.map { $0 >= recorded.firstTask ? first - $0 : 0 } ?? 0
        return ChangeResult(shifted(by: shift), stamp: current.stamp, upTo: 0, nil)
      })
  }
}

extension ChangeResult {
  /// With the pages that the change touched, and their content where it was read.
  init(_ applied: AppliedChange, stamp: StoreStamp, upTo limit: Int, _ pages: [Int64: Page]?) {
    let numbers = Set(applied.ids(upToPages: limit).map(Page.number)).sorted()
    self.init(
      applied, stamp: stamp,
      pages: numbers.map { ChangedPage(number: $0, page: pages?[$0]) })
  }
}

extension ChangePipeline {
  /// Reads the content of the pages that it touches when they are at most `limit`.
  fileprivate init(
    _ recorded: RecordedChange, _ applied: AppliedChange, key: Bits128, pagesUpTo limit: Int
  ) {
    let ids = applied.ids(upToPages: limit)
    let known = Set(ids.lazy.filter { $0 < recorded.firstTask }.map(Page.number)).sorted()
    let hasNew = ids.contains { $0 >= recorded.firstTask }
    let count = known.count + (hasNew ? Int(recorded.taskCount >> Page.shift) + 2 : 0)
    self.init(recorded, key: key, pages: count <= limit ? known : nil, hasNewPages: hasNew)
  }
}

/// The statements that read the stamps and the content of the pages whose numbers `numbers` selects.
func pageQueries(_ numbers: String, _ parameters: [[UInt8]?]) -> [ServerQuery] {
  [
    ServerQuery(
      "SELECT number, stamp FROM tasks.page WHERE number IN (\(numbers)) ORDER BY number",
      all: parameters),
    ServerQuery(
      """
      SELECT \(TaskArrays.columns("t.")) FROM (\(numbers)) n CROSS JOIN LATERAL
        (SELECT * FROM tasks.task
          WHERE id BETWEEN n.number << 7 AND (n.number << 7) + 127 AND done IS NULL OFFSET 0) t
      ORDER BY t.id
      """, all: parameters),
  ]
}

/// The pages of what ``pageQueries(_:_:)`` returned.
func pagesByNumber(_ stamps: ServerRows, _ tasks: ServerRows) -> [Int64: Page] {
  let pairs = (stamps.pageStamps ?? []).map { ($0.number, $0.stamp) }
  let stampOf = Dictionary(uniqueKeysWithValues: pairs)
  return Dictionary(
    uniqueKeysWithValues: tasks.pages().map { page in
      (page.number, Page(number: page.number, stamp: stampOf[page.number], rows: page.rows))
    })
}
