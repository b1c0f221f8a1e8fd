private import Libc
package import Model

extension SQLiteStore {
  package func prune(
    before time: Int64, isDryRun: Bool
  ) throws(StoreError) -> Pruning {
    guard !isAbsent(path) else {
      try allowAbsence()
      return Pruning()
    }
    guard !isDryRun else {
      guard let reader = try openReader() else { return Pruning() }
      return try reader.transaction("DEFERRED") { () throws(StoreError) in
        try reader.pruning(before: time)
      }
    }
    let writer = try openWriter()
    // What a deleted row leaves in its page is overwritten, whatever this SQLite does by itself.
    try writer.execute("PRAGMA secure_delete = ON")
    var pruning = try trace.step(
      .database, "prune", answer: { "\($0.entries) entries" }
    ) { () throws(StoreError) in try deleteEntries(before: time, writer) }
    trace.reach(.committed)
    pruning.copies = copies()
    do throws(StoreError) {
      // What was deleted earlier is in free pages, and in the free parts of others.
      try trace.step(.database, "vacuum", answer: { "done" }) { () throws(StoreError) in
        try writer.execute("VACUUM")
        try writer.emptyLog()
      }
    } catch {
      pruning.failure = error
    }
    return pruning
  }

  /// Deletes the entries from before `time`, in a transaction, and returns how many they were.
  private func deleteEntries(
    before time: Int64, _ writer: Connection
  ) throws(StoreError) -> Pruning {
    try writer.transaction("IMMEDIATE") { () throws(StoreError) in
      let pruning = try writer.pruning(before: time)
      try writer.deleteEntries(before: time)
      trace.reach(.beforeCommit)
      return pruning
    }
  }

  /// The copies of the database that other commands have made beside it.
  func copies() -> [String] {
    guard let file = realpath(path, nil) else { return [] }
    defer { free(file) }
    let database = String(cString: file)
    guard let folder = parentFolder(of: database),
      let name = database.split(separator: "/").last
    else { return [] }
    return namesInFolder(folder).filter { copy in
      [".schema-", ".before-restore-", ".restoring-"].contains { copy.hasPrefix("\(name)\($0)") }
    }.sorted().map { "\(folder)/\($0)" }
  }
}

extension Connection {
  /// Counts the entries of the journal from before `time`.
  fileprivate func pruning(before time: Int64) throws(StoreError) -> Pruning {
    let query = try prepare(
      """
      SELECT count(*), count(*) FILTER (WHERE undone IS NULL AND verb NOT IN ('undo', 'redo'))
      FROM step WHERE time < ?1
      """)
    query.bind(time, at: 1)
    guard try query.step() else { return Pruning() }
    return Pruning(entries: Int(query.integer(0)), undoable: Int(query.integer(1)))
  }

  /// Deletes the entries of the journal from before `time`, inside a transaction.
  fileprivate func deleteEntries(before time: Int64) throws(StoreError) {
    let old = "SELECT id FROM step WHERE time < ?1"
    for table in ["change WHERE step IN (\(old))", "step WHERE time < ?1"] {
      let delete = try prepare("DELETE FROM \(table)")
      delete.bind(time, at: 1)
      _ = try delete.step()
    }
  }

  /// Moves the log into the database and empties its file; throws when other processes read it for longer
  /// than a statement waits.
  func emptyLog() throws(StoreError) {
    let checkpoint = try prepare("PRAGMA wal_checkpoint(TRUNCATE)")
    guard try checkpoint.step(), checkpoint.integer(0) == 0 else { throw .busy }
  }
}
