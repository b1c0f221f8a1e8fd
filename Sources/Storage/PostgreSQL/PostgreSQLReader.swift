private import Libc
import Model

/// What one read of a server sees.
///
/// No transaction stays open, since a cache may be asked meanwhile: what is read later comes with the stamp
/// of its own snapshot, and when that is another the read begins again.
final class PostgreSQLReader: TaskReader {
  private let store: PostgreSQLStore
  /// Added to every reading of a list's rows, in seconds.
  private let slowQuery: Double
  /// The list that is to be read with the stamp; nil for the only page.
  private let wanted: TaskStatus?
  private var first: (stamp: StoreStamp, pages: [PageStamp]?, rows: [Page]?)?
  /// The stamp of what was read first.
  private var seen: Bits128?
  /// Whether one transaction is held for all that is read; for what was begun again in vain.
  private let holds: Bool
  private var isOpen = false
  /// Whether the list has changed since its stamp was read.
  private(set) var hasMoved = false
  /// The list that was read after the stamp.
  private(set) var demanded: TaskStatus?

  init(_ store: PostgreSQLStore, slowQuery: Double, wanted: TaskStatus?, holds: Bool) {
    self.holds = holds
    self.store = store
    self.slowQuery = slowQuery
    self.wanted = wanted
  }

  private static let begin = ServerQuery("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
  private static let commit = ServerQuery("COMMIT")

  func stamp() throws(StoreError) -> StoreStamp {
    if let first { return first.stamp }
    let isOnlyPage = "(SELECT count(*) FROM (SELECT 1 FROM tasks.page LIMIT 2) p) = 1"
    let queries = [
      currentQuery, pageStampsQuery,
      wanted.map { rowsQuery($0) } ?? rowsQuery(.open, if: isOnlyPage),
    ]
    let rows = try ask(queries, beginsWithStamp: true)
    try checkSchema(rows[0])
    let stamp = rows[0].stamp
    let hasRows = wanted != nil || !stamp.hasSeveralPages
    first = (stamp, rows[1].pageStamps, hasRows ? rows[2].pages() : nil)
    return stamp
  }

  private func checkSchema(_ current: ServerRows) throws(StoreError) {
    let found = Int(current.count == 1 ? current.integer(0, 3) : 0)
    guard found == ServerSchema.newest else {
      throw store.error(.otherSchema(found: found, known: ServerSchema.newest))
    }
  }

  func pageStamps() throws(StoreError) -> [PageStamp]? {
    if let first { return first.pages }
    return try ask([pageStampsQuery])[0].pageStamps
  }

  func pages(
    _ numbers: [Int64]?, shouldContinue: @escaping () -> Bool
  ) throws(StoreError) -> [Page] {
    if let rows = first?.rows, wanted ?? .open == .open {
      try slowly(shouldContinue)
      guard let numbers else { return rows }
      let wanted = Set(numbers)
      return rows.filter { wanted.contains($0.number) }
    }
    demanded = .open
    let query = numbers.map { pagesQuery($0) } ?? rowsQuery(.open)
    return try ask([query], slowly(shouldContinue))[0].pages()
  }

  func list(
    _ status: TaskStatus, _ fields: TaskFields, shouldContinue: @escaping () -> Bool
  ) throws(StoreError) -> [PackedTasks] {
    if let rows = first?.rows, wanted ?? .open == status {
      try slowly(shouldContinue)
      return rows.map(\.rows)
    }
    demanded = status
    return try ask([rowsQuery(status)], slowly(shouldContinue))[0].pages().map(\.rows)
  }

  func tasks(_ ids: TaskIDs) throws(StoreError) -> [TaskItem] {
    let tasks = try ask([tasksQuery(ids)])[0].items
    let missing = ids.missing(from: tasks.lazy.map(\.id))
    guard missing.isEmpty else { throw .unknown(missing) }
    return tasks
  }

  func lastStep() throws(StoreError) -> Int64 {
    try ask([ServerQuery("SELECT next_step - 1 FROM tasks.state")])[0].integer(0, 0)
  }

  func entries(_ query: JournalQuery) throws(StoreError) -> [JournalEntry] {
    let rows = try ask(StepSelection(query).queries(diffLimit: query.diffLimit))
    guard let entries = rows[0].entries(rows[1], diffLimit: query.diffLimit) else {
      throw store.error(.failed(state: "", reason: "its journal has an unknown verb"))
    }
    return entries
  }

  func diffs(
    of entry: Int64, after id: Int64, limit: Int
  ) throws(StoreError) -> [TaskDiff] {
    let rows = try ask([diffsQuery(of: entry, after: id, limit: limit)])[0]
    return rows.diffs(limit: limit)[entry] ?? []
  }

  /// Runs statements in the state that this read sees; with `beginsWithStamp` the first reads the stamp.
  private func ask(
    _ queries: [ServerQuery], _ patience: CancellationPoll? = nil, beginsWithStamp: Bool = false
  ) throws(StoreError) -> [ServerRows] {
    guard !holds else {
      if isOpen { return try store.askAgain(queries, patience: patience) }
      let rows = try store.ask([Self.begin] + queries, patience: patience)
      isOpen = true
      return Array(rows.dropFirst())
    }
    let stampQuery = beginsWithStamp ? [] : [ServerQuery("SELECT stamp FROM tasks.state")]
    let rows = try store.ask(
      [Self.begin] + stampQuery + queries + [Self.commit], patience: patience)
    let stamp = rows[1].count == 1 ? rows[1].bits(0, 0) : nil
    guard seen == nil || seen == stamp else {
      hasMoved = true
      throw .busy
    }
    seen = stamp
    return Array(rows.dropFirst(1 + stampQuery.count))
  }

  /// Ends the transaction, without waiting for it.
  func end() {
    if isOpen { store.endTransaction(Self.commit) }
    isOpen = false
  }

  @discardableResult
  private func slowly(_ shouldContinue: @escaping () -> Bool) throws(StoreError)
    -> CancellationPoll
  {
    let patience = CancellationPoll(shouldContinue)
    try patience.wait(seconds: slowQuery)
    return patience
  }
}
