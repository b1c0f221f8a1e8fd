private import Libc
package import Model

extension SQLiteStore {
  package func restore(
    from file: String, label: String, isDryRun: Bool
  ) throws(StoreError) -> Restoration {
    if isAbsent(path) { try allowAbsence() }
    let database = try resolvedPath()
    let candidate = try trace.step(
      .database, "check", answer: { "\($0.tasks) tasks" }
    ) { () throws(StoreError) in try RestoreCandidate(file, of: database) }
    let name = "\(database).before-restore-\(label)"
    let kept: StoreCopy?
    do throws(StoreError) {
      kept =
        isDryRun
        ? try present(named: unusedName(name))
        : try trace.step(.database, "replace", answer: { _ in "replaced" }) {
          () throws(StoreError) in try replace(by: candidate, keptAs: name)
        }
    } catch {
      throw namingWhatCannotBeKept(error)
    }
    return Restoration(tasks: candidate.tasks, kept: kept)
  }

  /// Puts the candidate in place; returns what was there, nil when that was nothing.
  private func replace(
    by candidate: RestoreCandidate, keptAs name: String
  ) throws(StoreError) -> StoreCopy? {
    trace.reach(.copyChecked)
    let new = candidate.connection
    let writer = try openWriter()
    let reader = try Connection(path: path, mode: .reading, mustBeOwned: mustBeOwned)
    try new.usePages(like: writer)
    var kept: StoreCopy?
    do throws(StoreError) {
      try writer.replaceContent(by: new) { () throws(StoreError) in
        try new.transaction("IMMEDIATE") { () throws(StoreError) in
          try new.raiseNumbers(above: reader)
          try new.takeOverAccess(of: reader)
          try new.recreateStamps()
        }
        if try !reader.isUnused() {
          kept = try reader.copy(
            to: CopyDestination(unusedName(name), of: reader.resolvedPath, replaces: false))
        }
        trace.reach(.kept)
      }
    } catch {
      if let kept { unlink(kept.path) }
      throw error
    }
    trace.reach(.committed)
    // Also out of the log; that can wait for other readers.
    try? writer.emptyLog()
    return kept
  }

  private func namingWhatCannotBeKept(_ error: StoreError) -> StoreError {
    switch error {
    case .notADatabase(path): .cannotKeep(path: path, reason: "it is not a database")
    case .failed(path, let reason), .damaged(_, let reason):
      .cannotKeep(path: path, reason: reason)
    default: error
    }
  }

  /// The path of the database without links; as it is when there is no file yet.
  private func resolvedPath() throws(StoreError) -> String {
    guard !isDanglingLink(path) else {
      throw .cannotOpen(path: path, reason: "it is a link that leads nowhere")
    }
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// What a restore would keep; nil when there is nothing.
  private func present(named name: String) throws(StoreError) -> StoreCopy? {
    guard !isAbsent(path) else { return nil }
    let reader = try Connection(path: path, mode: .reading, mustBeOwned: mustBeOwned)
    return try reader.transaction("DEFERRED") { () throws(StoreError) in
      guard try reader.schemaVersion() > 0, try !reader.isUnused() else { return nil }
      return StoreCopy(path: name, tasks: try reader.taskCount(), bytes: 0)
    }
  }

  private func unusedName(_ name: String) -> String {
    var status = stat()
    var free = name
    var number = 1
    while lstat(free, &status) == 0 {
      number += 1
      free = "\(name)-\(number)"
    }
    return free
  }
}

extension Connection {
  private static let numbered = ["task", "step"]

  /// Whether no task was ever added.
  fileprivate func isUnused() throws(StoreError) -> Bool {
    for table in Self.numbered {
      guard try schemaHas(table) else { continue }
      guard try lastNumber(table) == 0 else { return false }
    }
    return true
  }

  /// Gives the next task and the next entry of the journal a number that neither this database nor `other`
  /// has ever used.
  fileprivate func raiseNumbers(above other: Connection) throws(StoreError) {
    for table in Self.numbered {
      let last = max(try lastNumber(table), try other.lastNumber(table))
      let delete = try prepare("DELETE FROM sqlite_sequence WHERE name = ?1")
      delete.bind(table, at: 1)
      _ = try delete.step()
      let insert = try prepare("INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)")
      insert.bind(table, at: 1)
      insert.bind(last, at: 2)
      _ = try insert.step()
    }
  }

  private func lastNumber(_ table: String) throws(StoreError) -> Int64 {
    try integer(
      """
      SELECT max(ifnull((SELECT max(id) FROM \(table)), 0),
        ifnull((SELECT max(seq) FROM sqlite_sequence WHERE name = '\(table)'), 0))
      """)
  }

  private func schemaHas(_ table: String) throws(StoreError) -> Bool {
    try integer("SELECT count(*) FROM sqlite_schema WHERE name = '\(table)'") > 0
  }

  /// Gives the pages the size of those of `other`, without which they cannot take their place.
  fileprivate func usePages(like other: Connection) throws(StoreError) {
    let size = try other.integer("PRAGMA page_size")
    guard try integer("PRAGMA page_size") != size else { return }
    try execute("PRAGMA page_size = \(size); VACUUM")
  }
}
