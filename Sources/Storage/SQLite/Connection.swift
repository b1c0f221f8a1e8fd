private import CSQLite
private import Libc
import Model

/// An open database file; a class because the store opens it late and keeps it.
final class Connection {
  enum Mode {
    /// Takes no lock that a writer waits for; the file must exist.
    ///
    /// The file is opened to be written all the same, where that is allowed: what a killed writer
    /// left unfinished is rolled back by the next process.
    case reading
    /// Makes the file when it is missing.
    case writing
  }

  /// How long a statement waits for another process, in milliseconds.
  static let busyTimeout: Int32 = 5_000

  /// The most bytes of a row, whoever wrote it; a note has at most 65,536.
  private static let maximumRowBytes: Int32 = 4 << 20

  private let handle: OpaquePointer
  /// As the user named it.
  let path: String
  /// Without links.
  let resolvedPath: String
  /// Of a database that is read without a lock, what its files looked like before it was opened.
  private let unlockedSignature: StoreSignature?
  /// Statements that a process which lives long uses again and again.
  private var kept: [String: OpaquePointer] = [:]

  /// Opens the database at `file`, an absolute path, which errors call `path`; with `mustBeOwned` it and its
  /// files must belong to the user.
  init(
    path: String, file: String? = nil, mode: Mode, mustBeOwned: Bool
  ) throws(StoreError) {
    let file = file ?? path
    var flags = SQLITE_OPEN_READWRITE | (mode == .writing ? SQLITE_OPEN_CREATE : 0)
    var opened: OpaquePointer?
    guard DatabaseFiles.isRegistered else { throw .failed(path: path, reason: "out of memory") }
    DatabaseFiles.allowNext(mustBeOwned: mustBeOwned)
    var name = file
    let isUnlocked = mode == .reading && isReadOnlyCopy(file)
    unlockedSignature = isUnlocked ? fileSignature(file) : nil
    if isUnlocked {
      // https://sqlite.org/uri.html#uriimmutable: no lock and no log.
      flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      name = "file:\(percentEncoded(file))?immutable=1"
    }
    let code = sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX, DatabaseFiles.name)
    guard code == SQLITE_OK, let opened, Self.distrustsContent(opened) else {
      let error = storeError(code == SQLITE_OK ? SQLITE_ERROR : code, opened, path: path)
      sqlite3_close_v2(opened)
      throw error
    }
    sqlite3_extended_result_codes(opened, 1)
    sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, Self.maximumRowBytes)
    resolvedPath = sqlite3_db_filename(opened, nil).map { String(cString: $0) } ?? file
    sqlite3_busy_timeout(opened, Self.busyTimeout)
    handle = opened
    self.path = path
  }

  deinit {
    for statement in kept.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  /// Keeps the schema of a foreign database from doing harm, as https://sqlite.org/security.html says;
  /// returns false when this SQLite cannot.
  ///
  /// Its triggers and views may call harmless functions only, the schema and the shadow tables of
  /// virtual tables cannot be written, and no library is loaded.
  private static func distrustsContent(_ connection: OpaquePointer) -> Bool {
    let switches: [(Int32, Int32)] = [
      (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (SQLITE_DBCONFIG_DEFENSIVE, 1),
      (SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0), (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
    ]
    return switches.allSatisfy { csqlite_switch(connection, $0, $1) == SQLITE_OK }
  }

  /// Whether statements wait for a database that is busy, which otherwise is an error at once.
  var waits = true {
    didSet { sqlite3_busy_timeout(handle, waits ? Self.busyTimeout : 0) }
  }

  func prepare(_ sql: String) throws(StoreError) -> Statement {
    Statement(try compiled(sql), path: path)
  }

  /// Prepares a statement once, with `texts` as its parameters, and keeps it; it must not be in use already.
  func keep(
    _ sql: String, _ texts: @autoclosure () -> [String] = []
  ) throws(StoreError) -> Statement {
    if let statement = kept[sql] { return Statement(statement, path: path, isKept: true) }
    let handle = try compiled(sql)
    kept[sql] = handle
    let statement = Statement(handle, path: path, isKept: true)
    for (index, text) in texts().enumerated() { statement.bind(text, at: Int32(index) + 1) }
    return statement
  }

  private func compiled(_ sql: String) throws(StoreError) -> OpaquePointer {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard code == SQLITE_OK, let statement else { throw storeError(code, handle, path: path) }
    return statement
  }

  /// Runs statements that return nothing of interest.
  func execute(_ sql: String) throws(StoreError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw storeError(code, handle, path: path) }
  }

  /// The number in the first column of the first row.
  func integer(_ sql: String) throws(StoreError) -> Int64 {
    let statement = try prepare(sql)
    return try statement.step() ? statement.integer(0) : 0
  }

  var lastInsertedID: Int64 {
    sqlite3_last_insert_rowid(handle)
  }

  /// Does `body` in one transaction that is rolled back when it throws.
  ///
  /// `kind` is `IMMEDIATE` to change something and `DEFERRED` to read. With `isDryRun` it is rolled
  /// back in any case.
  func transaction<Value>(
    _ kind: String, isDryRun: Bool = false, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try keep("BEGIN \(kind)").run()
    do throws(StoreError) {
      let value = try body()
      try keep(isDryRun ? "ROLLBACK" : "COMMIT").run()
      return value
    } catch {
      // A failed COMMIT may have rolled back already; then there is nothing left to do.
      sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
      throw error
    }
  }

  /// Whether the database was read without a lock, and was changed since it was opened.
  var isOutOfDate: Bool {
    unlockedSignature.map { $0 != fileSignature(resolvedPath) } ?? false
  }

  /// Replaces the whole content by that of `source`, in one transaction that ends after `body`.
  ///
  /// `body` runs while no other process can change this database; it may change `source`. When it throws,
  /// nothing is replaced. Neither connection may be inside a transaction.
  func replaceContent(
    by source: Connection, _ body: () throws(StoreError) -> Void
  ) throws(StoreError) {
    guard let backup = sqlite3_backup_init(handle, "main", source.handle, "main") else {
      throw storeError(sqlite3_errcode(handle), handle, path: path)
    }
    var failure: StoreError?
    // No page: only the lock.
    if sqlite3_backup_step(backup, 0) == SQLITE_OK {
      do throws(StoreError) {
        try body()
        sqlite3_backup_step(backup, -1)
      } catch {
        failure = error
      }
    }
    let code = sqlite3_backup_finish(backup)
    if let failure { throw failure }
    guard code == SQLITE_OK else { throw storeError(code, handle, path: path) }
  }

  /// Does `body`, whose statements end with ``StoreError/abandoned`` when `patience` does.
  func interruptible<Value>(
    by patience: CancellationPoll, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    // SQLite works for some milliseconds between two calls.
    sqlite3_progress_handler(
      handle, 100_000,
      { patience in
        guard let patience else { return 0 }
        let now = monotonicNanoseconds()
        return Unmanaged<CancellationPoll>.fromOpaque(patience).takeUnretainedValue()
          .shouldContinue(now: now)
          ? 0 : 1
      }, Unmanaged.passUnretained(patience).toOpaque())
    defer { sqlite3_progress_handler(handle, 0, nil, nil) }
    return try withExtendedLifetime(patience) { () throws(StoreError) in try body() }
  }

  /// Turns on the write-ahead log, under which readers and a writer do not wait for each other,
  /// and the durability of every commit.
  func useWriteAheadLog() throws(StoreError) {
    try execute("PRAGMA synchronous = FULL")
    // Two processes that make a database together: SQLite gives up at once instead of waiting.
    let end = monotonicNanoseconds() + UInt64(Self.busyTimeout) * 1_000_000
    while true {
      do throws(StoreError) {
        return try execute("PRAGMA journal_mode = WAL")
      } catch {
        guard error == .busy, monotonicNanoseconds() < end else { throw error }
        pause(seconds: 0.005)
      }
    }
  }
}

/// A path as a part of a URI.
private func percentEncoded(_ path: String) -> String {
  path.utf8.map { byte in
    switch byte {
    case 0x2E...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: String(Unicode.Scalar(byte))
    default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }.joined()
}

/// Whether a result code of SQLite says that it cannot use a log or a journal that it found.
private func isOfLog(_ code: Int32) -> Bool {
  // SQLITE_READONLY_RECOVERY, _ROLLBACK and _CANTINIT, macros that Swift cannot import.
  code & 0xFF == SQLITE_CANTOPEN || [1, 3, 5].contains { code == SQLITE_READONLY | $0 << 8 }
}

/// Turns a result code of SQLite into our error.
func storeError(_ code: Int32, _ handle: OpaquePointer?, path: String) -> StoreError {
  let reason = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
  if let problem = DatabaseFiles.takeProblem() { return .cannotOpen(path: path, reason: problem) }
  if code == DatabaseFiles.refusal {
    return .failed(
      path: path,
      reason: "its journal would delete another file; remove \(path)-journal to go on without it")
  }
  if isOfLog(code), let log = unreadableLog(of: path) {
    return .needsCopy(path: path, reason: log)
  }
  switch code & 0xFF {
  case SQLITE_BUSY where !locksWork(path):
    return .cannotOpen(path: path, reason: "its file system has no working locks")
  case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: return .busy
  case SQLITE_INTERRUPT: return .abandoned
  case SQLITE_FULL: return .full(path: path)
  case SQLITE_READONLY: return .readOnly(path: path, reason: writeFailure(of: path) ?? reason)
  case SQLITE_CORRUPT: return .damaged(path: path, reason: reason)
  case SQLITE_NOTADB: return .notADatabase(path: path)
  case SQLITE_CANTOPEN, SQLITE_PERM:
    if let failure = writeFailure(of: path) { return .readOnly(path: path, reason: failure) }
    return .cannotOpen(path: path, reason: openFailure(of: path) ?? reason)
  case SQLITE_IOERR: return .failed(path: path, reason: openFailure(of: path) ?? reason)
  default: return .failed(path: path, reason: reason)
  }
}
