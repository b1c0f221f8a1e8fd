private import Journal
private import Libc
package import Model

/// Tasks in a SQLite file: WAL, `synchronous=FULL`, every change one `BEGIN IMMEDIATE`.
package final class SQLiteStore: TaskStore, StoreCare {
  let path: String
  let makesFolder: Bool
  let mustBeOwned: Bool
  let selector: String?
  private let slowQuery: Double
  private let readsWait: Bool
  let trace: Trace
  private var reader: Connection?
  private var writer: Connection?

  /// Keeps tasks at `path`, an absolute path.
  ///
  /// With `makesFolder` the first change creates the folders above it. With `mustBeOwned` the database and
  /// its files must belong to the user. With `selector`, which names what selected the path, a database
  /// that is not there is an error. `slowQuery`, in seconds, is added to every read of a list. Without
  /// `readsWait` a read of a database that is busy fails at once.
  package init(
    path: String, makesFolder: Bool, mustBeOwned: Bool = false,
    requiredBy selector: String? = nil, slowQuery: Double, readsWait: Bool = true, trace: Trace
  ) {
    self.path = path
    self.makesFolder = makesFolder
    self.mustBeOwned = mustBeOwned
    self.selector = selector
    self.slowQuery = slowQuery
    self.readsWait = readsWait
    self.trace = trace
  }

  package var name: String { path }

  package func identity() -> String? {
    fileIdentity(path)
  }

  package func signature() -> StoreSignature { fileSignature(path) }

  package func read<Value>(
    _ body: (any TaskReader) throws(StoreError) -> Value
  ) throws(StoreError) -> Value? {
    if reader == nil, let connection = try newReader() {
      var value: Value?
      // The version in the transaction of the read, where it needs no migration.
      let isNewest = try connection.transaction("DEFERRED") { () throws(StoreError) in
        guard try connection.schemaVersion() == Schema.newest else { return false }
        value = try read(connection, body)
        return true
      }
      if isNewest {
        reader = connection
        try checkUnchanged(connection)
        return value
      }
    }
    guard let reader = try openReader() else {
      try allowAbsence()
      return nil
    }
    let value = try reader.transaction("DEFERRED") { () throws(StoreError) in
      try read(reader, body)
    }
    try checkUnchanged(reader)
    return value
  }

  private func read<Value>(
    _ connection: Connection, _ body: (any TaskReader) throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try body(SQLiteReader(connection: connection, slowQuery: slowQuery, trace: trace))
  }

  private func checkUnchanged(_ connection: Connection) throws(StoreError) {
    // Not read again: what was read may have been printed.
    guard !connection.isOutOfDate else { throw .busy }
  }

  package func commit(
    _ change: Change, by author: Author, pagesUpTo limit: Int, isDryRun: Bool
  ) throws(StoreError) -> ChangeResult {
    if isAbsent(path) {
      try allowAbsence()
      // Only what adds a task makes a database, and a dry run makes none.
      let applied = try ChangeRules(emptyTables(), by: author).apply(change)
      if isDryRun || applied.isEmpty { return ChangeResult(applied, stamp: .none, pages: []) }
    }
    let writer = try openWriter()
    return try writer.transaction("IMMEDIATE", isDryRun: isDryRun) { () throws(StoreError) in
      // Before the change: it would fail without the tables that its triggers write.
      _ = try writer.repairTriggers()
      let rules = ChangeRules(SQLiteTables(connection: writer), by: author)
      let applied = try rules.apply(change)
      let stamp = try writer.stamp()
      let pages = try writer.changedPages(applied.ids(upToPages: limit), upTo: limit)
      trace.reach(.beforeCommit)
      return ChangeResult(applied, stamp: stamp, pages: pages)
    }
  }

  /// The tables of a new database in memory, for a trial.
  private func emptyTables() throws(StoreError) -> SQLiteTables {
    let connection = try Connection(path: ":memory:", mode: .writing, mustBeOwned: false)
    try connection.migrate(from: 0)
    return SQLiteTables(connection: connection)
  }

  package func create() throws(StoreError) -> Bool {
    let isNew = isAbsent(path)
    _ = try openWriter()
    return isNew
  }

  package func renewIdentity() throws(StoreError) {
    guard !isAbsent(path) else { return try allowAbsence() }
    let writer = try openWriter()
    try writer.transaction("IMMEDIATE") { () throws(StoreError) in
      try writer.recreateStamps()
    }
  }

  package func close() {
    reader = nil
    writer = nil
  }

  /// Throws when a database that is not there is an error.
  func allowAbsence() throws(StoreError) {
    if let selector { throw .missing(path: path, selectedBy: selector) }
  }

  func openReader() throws(StoreError) -> Connection? {
    if let reader { return reader }
    guard let connection = try newReader() else { return nil }
    let version = try connection.transaction("DEFERRED", connection.schemaVersion)
    guard version > 0 else { return nil }
    if version < Schema.newest { try migrateToRead(from: version) }
    reader = connection
    return connection
  }

  /// Opens the database to be read, whatever its schema; nil when there is none.
  private func newReader() throws(StoreError) -> Connection? {
    guard !isAbsent(path) else {
      // A mistyped folder is no empty list.
      if !makesFolder, let folder = parentFolder(of: path), access(folder, F_OK) != 0 {
        throw .cannotOpen(path: path, reason: "there is no folder \(folder)")
      }
      return nil
    }
    let connection = try Connection(path: path, mode: .reading, mustBeOwned: mustBeOwned)
    connection.waits = readsWait
    return connection
  }

  private func migrateToRead(from version: Int) throws(StoreError) {
    do throws(StoreError) {
      _ = try openWriter()
    } catch {
      switch error {
      case .readOnly(_, let reason), .cannotOpen(_, let reason):
        throw .needsCopy(
          path: path,
          reason: "its schema \(version) has to be brought to \(Schema.newest) first, and \(reason)"
        )
      default: throw error
      }
    }
  }

  func openWriter() throws(StoreError) -> Connection {
    if let writer { return writer }
    if makesFolder, let folder = parentFolder(of: path) {
      let failure = makeFolders(folder)
      guard failure == 0 else {
        throw .cannotOpen(path: path, reason: "cannot make its folder: \(errorText(failure))")
      }
    }
    guard !isDanglingLink(path) else {
      throw .cannotOpen(path: path, reason: "it is a link that leads nowhere")
    }
    let connection = try Connection(path: path, mode: .writing, mustBeOwned: mustBeOwned)
    // Before anything is written: a foreign database stays as it is.
    let version = try connection.transaction("DEFERRED", connection.schemaVersion)
    try connection.useWriteAheadLog()
    if version < Schema.newest { try connection.migrate(from: version) }
    writer = connection
    return connection
  }
}
