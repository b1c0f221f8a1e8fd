/// The history that the database writes of itself, and copies of the database.
///
/// The triggers are on the table `task`; two more do what a user's own may: they skip rows, and change
/// others in ways that fail. The guard of the stamp looks at tasks' own tables and
/// triggers, and at any trigger on `state`, so lists are cached as they are without them; a run in
/// which no list came from the cache fails (see ``Report``).
struct HistoryTable {
  /// A copy, and how far its history goes.
  struct Copy {
    let path: String
    let place: Ledger.Place
  }

  private let database: Database
  private let runner: Runner
  private(set) var entries: [Ledger.Entry] = []
  /// How many restores were made.
  private(set) var epoch = 0
  private var lastRow = 0

  init(database: Database, runner: Runner) throws {
    self.database = database
    self.runner = runner
    _ = try runner.sql(
      database, database.isServer ? HistorySchema.server : HistorySchema.sqlite)
  }

  /// Reads what was added since; nothing else may change the database's history meanwhile.
  mutating func read() throws {
    let lines = try runner.sql(
      database,
      """
      SELECT place || '\t' || id || '\t' || coalesce('+' || text, '-')
      FROM stress_history WHERE place > \(lastRow) ORDER BY place
      """)
    for line in lines {
      let parts = line.split(separator: "\t", maxSplits: 2)
      guard parts.count == 3, let row = Int(parts[0]), let id = Int64(parts[1]) else {
        throw StressError("the history has the line '\(line)'")
      }
      let text = parts[2] == "-" ? nil : String(parts[2].dropFirst())
      entries.append(.row(.init(epoch: epoch, row: row), RowChange(id: id, text: text)))
      lastRow = row
    }
  }

  /// Copies the database to `path`, beside whoever changes it; it is a file.
  func copy(to path: String) throws -> Copy {
    _ = try runner.sql(database, ".backup '\(path)'")
    let last = try runner.sql(.file(path), "SELECT ifnull(max(place), 0) FROM stress_history")
    return Copy(path: path, place: .init(epoch: epoch, row: Int(last.first ?? "") ?? 0))
  }

  /// Makes the database what it was when `copy` was made; nobody may change it meanwhile.
  mutating func restore(_ copy: Copy, by author: Int) throws {
    try read()
    _ = try runner.sql(database, ".restore '\(copy.path)'")
    entries.append(.restore(author: author, to: copy.place))
    epoch += 1
    lastRow = copy.place.row
  }
}
