import Journal
import Model

/// A claim that the server makes in one round trip: it looks itself whether the tasks are free, and which come
/// first.
///
/// When they are not free, or one is unknown, nothing is changed, and ``ChangeRules`` say what is wrong.
struct DirectClaim {
  private enum Wanted {
    case ids(TaskIDs, count: Int)
    case renewed(TaskIDs, count: Int, ClaimID)
    case urgent(UrgentTasks)
  }

  private let wanted: Wanted
  private let claim: Claim
  private let author: Author
  private let key: Bits128
  /// How long it holds by the server's clock, in milliseconds; nil where the author's is the only one.
  private let duration: Int64?
  private let pageLimit: Int

  /// The most tasks that are claimed by number.
  private static let most = 5_000

  /// Nil for a change that is no such claim.
  init?(
    _ change: Change, by author: Author, key: Bits128, usesServerClock: Bool, pagesUpTo limit: Int
  ) {
    switch change {
    case .claim(.ids(let ids), let claim):
      guard let count = ids.count(upTo: Self.most) else { return nil }
      wanted = .ids(ids, count: count)
      self.claim = claim
    case .renew(.ids(let ids), let id, let until):
      guard let count = ids.count(upTo: Self.most) else { return nil }
      wanted = .renewed(ids, count: count, id)
      claim = Claim(owner: "", id: id, until: until)
    case .claim(.chosen(_, let urgent, _), let claim):
      guard let urgent = urgent() else { return nil }
      wanted = .urgent(urgent)
      self.claim = claim
    default: return nil
    }
    self.author = author
    self.key = key
    duration = usesServerClock ? (claim.until - author.time) / 1_000 * 1_000 : nil
    pageLimit = limit
  }

  /// What is returned when the server finds no task; nil where the rules have to say why.
  var resultForNone: ChangeResult? {
    guard case .urgent = wanted else { return nil }
    return ChangeResult(AppliedChange(), stamp: .none, pages: [])
  }

  /// Now, as an expression of the server.
  private var now: String { duration == nil ? "\(author.time)::bigint" : serverTime }

  /// When the claim ends, at a whole second.
  private var until: String {
    guard let duration else { return "\(claim.until)::bigint" }
    return "((\(serverTime) + \(duration) + 999) / 1000 * 1000)"
  }

  /// The tasks to claim as they are before.
  private var tasks: (sql: String, parameters: [[UInt8]?]) {
    let isFree = "t.done IS NULL AND (t.owner IS NULL OR t.claimed_until <= \(now))"
    switch wanted {
    case .ids(let ids, _): return (Self.tasks(isFree), ids.parameters)
    case .renewed(let ids, _, let claim):
      let isHeld = "t.claim = $3::uuid AND t.claimed_until < \(until)"
      return (Self.tasks(isHeld), ids.parameters + [Array(claim.description.utf8)])
    case .urgent(let tasks):
      let choice = UrgencyClause(tasks)
      return (
        "SELECT t.* FROM tasks.task t WHERE \(isFree) \(choice.sql)", choice.parameters
      )
    }
  }

  private static func tasks(_ condition: String) -> String {
    """
    SELECT t.* FROM unnest($1::bigint[], $2::bigint[]) AS r (low, high) CROSS JOIN LATERAL
      (SELECT * FROM tasks.task WHERE id BETWEEN r.low AND r.high OFFSET 0) t WHERE \(condition)
    """
  }

  /// The most tasks that it claims.
  private var most: Int {
    switch wanted {
    case .ids(_, let count), .renewed(_, let count, _): count
    case .urgent(let tasks): tasks.limit
    }
  }

  /// How many tasks there must be.
  private var expected: String {
    switch wanted {
    case .ids(_, let count), .renewed(_, let count, _): "count(*), \(count)"
    case .urgent: "least(count(*), 1), 1"
    }
  }

  private var assignments: (sql: String, parameters: [[UInt8]?]) {
    if case .renewed = wanted { return ("claimed_until = \(until)", []) }
    return (
      "owner = $1, claim = $2::uuid, claimed_until = (SELECT \(until))",
      [Array(claim.owner.utf8), Array(claim.id.description.utf8)]
    )
  }

  /// The tasks that were chosen; as an array, because the planner takes a step for as large as the average.
  private static let chosen =
    "ARRAY(SELECT task FROM tasks.change WHERE step = (SELECT next_step - 1 FROM tasks.state))"

  /// The place of ``currentQuery``; the changes of its step come after it, and then its pages.
  private static let current = 8
  private var readsPages: Bool { most <= pageLimit }

  var attempt: Attempt {
    let columns = TaskArrays.fields("t.")
    var queries = gateQueries(tasks: 0, steps: 1)
    // The journal has the tasks before, and tells which were chosen.
    queries += [
      ServerQuery(
        """
        WITH c AS (INSERT INTO tasks.change (step, task, is_after, \(serverFields))
          SELECT s.next_step - 1, t.id, false, \(columns)
          FROM tasks.state s CROSS JOIN LATERAL (\(tasks.sql)) t RETURNING 1)
        SELECT tasks.expect(\(expected)) FROM c
        """, all: tasks.parameters),
      ServerQuery(
        """
        UPDATE tasks.task t SET \(assignments.sql) WHERE t.id = ANY(\(Self.chosen))
        """, all: assignments.parameters),
      ServerQuery(
        """
        INSERT INTO tasks.change (step, task, is_after, \(serverFields))
        SELECT s.next_step - 1, t.id, true, \(columns) FROM tasks.state s, tasks.task t
        WHERE t.id = ANY(\(Self.chosen))
        """),
      ServerQuery(
        """
        INSERT INTO tasks.step (id, key, time, who, verb)
        SELECT next_step - 1, $1::uuid, \(author.time), $2, $3 FROM tasks.state
        """, Array(key.description.utf8), Array(author.name.utf8),
        Array(Verb.claim.rawValue.utf8)),
      readsPages ? currentQuery : changedStampQuery,
      changesQuery("c.step = (SELECT next_step - 1 FROM tasks.state)"),
    ]
    if readsPages {
      let numbers = """
        SELECT DISTINCT c.task >> 7 AS number FROM tasks.state s, tasks.change c
        WHERE c.step = s.next_step - 1
        """
      queries += pageQueries(numbers, [])
    }
    queries.append(ServerQuery("COMMIT"))
    return Attempt(
      queries: queries, size: 1, resultForNone: resultForNone, mayBeRefused: true,
      result: { rows in
        let pages = readsPages ? pagesByNumber(rows[Self.current + 2], rows[Self.current + 3]) : nil
        return result(rows[Self.current + 1], rows[Self.current], pages)
      },
      found: { made, current, ask throws(StoreError) in
        result(try ask([changesQuery("c.step = \(made.integer(0, 0))")])[0], current, nil)
      })
  }

  private func result(
    _ changes: ServerRows, _ current: ServerRows, _ pages: [Int64: Page]?
  ) -> ChangeResult {
    let applied = AppliedChange(diffs: changes.diffs(limit: nil).values.first ?? [])
    return ChangeResult(applied, stamp: current.stamp, upTo: pageLimit, pages)
  }

  private func changesQuery(_ condition: String) -> ServerQuery {
    ServerQuery(
      """
      SELECT c.task, \(TaskArrays.fields("c.")), c.is_after, c.step FROM tasks.change c
      WHERE \(condition) ORDER BY c.task, c.is_after
      """)
  }
}

extension TaskIDs {
  /// How many there are; nil for more than `limit`.
  fileprivate func count(upTo limit: Int) -> Int? {
    var count = 0
    for range in ranges {
      guard range.upperBound - range.lowerBound < limit - count else { return nil }
      count += range.count
    }
    return count
  }

  /// The lower and the upper bounds as two arrays.
  var parameters: [[UInt8]?] {
    [arrayParameter(ranges.map(\.lowerBound)), arrayParameter(ranges.map(\.upperBound))]
  }
}
