import CSQLite

/// A connection of another program, whose temporary triggers live as long as it does.
final class Shell {
  private var handle: OpaquePointer?

  struct CannotOpen: Error {}

  init(_ path: String) throws {
    guard sqlite3_open(path, &handle) == SQLITE_OK else { throw CannotOpen() }
  }

  deinit {
    sqlite3_close_v2(handle)
  }

  /// Runs a statement and returns its result code.
  @discardableResult
  func run(_ sql: String) -> Int32 {
    sqlite3_exec(handle, sql, nil, nil, nil)
  }

  /// The first column of every row.
  func texts(_ sql: String) -> [String] {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { return [] }
    var texts: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      texts.append(sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? "")
    }
    return texts
  }
}
