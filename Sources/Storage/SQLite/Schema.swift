private import Libc
import Model

/// The tables of a database, how they came to be, and how a database is known to be ours.
package enum Schema {
  /// In the file's header; the letters `tsks`.
  static let applicationID: Int64 = 0x7473_6B73

  /// The number of the newest schema, kept in `user_version`.
  package static let newest = 7

  /// Makes a new database.
  package static let creation = """
    \(taskTable);
    \(keyIndex);
    \(journal);
    \(access);
    \(Stamps.creation)
    """

  // AUTOINCREMENT: a number is never given twice. No UNIQUE besides the primary key: REPLACE from
  // a shell would delete the row that is in the way without firing the trigger of that row.
  // Times are in milliseconds since 1970; due, wait and every as Dates stores them; claim is a UUID. The
  // last line is as ALTER TABLE writes it, so that a million tasks migrate at once.
  package static let taskTable = """
    CREATE TABLE task (
      id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
      text TEXT NOT NULL,
      list TEXT,
      tags TEXT,
      priority INTEGER CHECK (priority BETWEEN 1 AND 3),
      due TEXT,
      note TEXT,
      created INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)),
      changed INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)),
      done INTEGER
    , wait TEXT, every TEXT, key TEXT, owner TEXT, claim TEXT, claimed_until INTEGER) STRICT
    """

  // Not unique: REPLACE from a shell would delete the task that is in the way without firing its trigger.
  private static let keyIndex = "CREATE INDEX task_key ON task (key) WHERE key IS NOT NULL"

  fileprivate static let stepTable = """
    CREATE TABLE step (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      time INTEGER NOT NULL,
      who TEXT NOT NULL,
      verb TEXT NOT NULL,
      target INTEGER,
      undone INTEGER
    ) STRICT
    """

  fileprivate static let changeTable = """
    CREATE TABLE change (
      step INTEGER NOT NULL,
      task INTEGER NOT NULL,
      before BLOB,
      after BLOB, last INTEGER,
      PRIMARY KEY (step, task)
    ) STRICT, WITHOUT ROWID
    """

  // Each command that changed something, and the tasks before and after it, as JournalBlob writes them.
  // A row holds one task or, with `last`, all tasks from the number `task` to that one. Not what a list
  // shows, so no trigger looks at it. The commas are as ALTER TABLE writes them.
  private static let journal = """
    \(stepTable);
    \(changeTable);
    CREATE INDEX change_task ON change (task, step);
    CREATE INDEX change_last ON change (last) WHERE last IS NOT NULL
    """

  // Who may see or change the page; no list shows it.
  fileprivate static let access = """
    CREATE TABLE access (
      hash TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      data TEXT NOT NULL,
      created INTEGER NOT NULL,
      used INTEGER NOT NULL,
      expires INTEGER
    ) STRICT, WITHOUT ROWID
    """
}

extension Connection {
  /// Reads the number of this database's schema, 0 when it is still to be created; throws when it
  /// is another program's, or newer than this one knows.
  ///
  /// Must be read inside one transaction, or another process that makes the database may come
  /// between its steps.
  func schemaVersion() throws(StoreError) -> Int {
    let version = Int(try integer("PRAGMA user_version"))
    let application = try integer("PRAGMA application_id")
    if application == Schema.applicationID {
      guard version > 0 else {
        throw .failed(path: path, reason: "its schema has the number \(version)")
      }
      guard version <= Schema.newest else {
        throw .newerSchema(path: path, found: version, known: Schema.newest)
      }
      try checkTables()
      return version
    }
    guard version == 0, application == 0,
      try integer("SELECT count(*) FROM sqlite_schema") == 0
    else { throw .foreignDatabase(path: path) }
    return 0
  }

  /// Brings the schema of the number `found` to the newest, in one transaction; with `keepsCopy` after a
  /// copy of the database was made beside it, such as `tasks.db.schema-1`.
  func migrate(from found: Int, keepsCopy: Bool = true) throws(StoreError) {
    if found > 0, keepsCopy { try copy(to: "\(resolvedPath).schema-\(found)") }
    try transaction("IMMEDIATE") { () throws(StoreError) in
      // Read again, now that no other process can change it.
      let version = try schemaVersion()
      if version == 0 {
        try execute(Schema.creation)
      } else {
        for older in version..<Schema.newest { try execute(Migrations.all[older] ?? "") }
      }
      try execute("PRAGMA application_id = \(Schema.applicationID)")
      try execute("PRAGMA user_version = \(Schema.newest)")
    }
  }

  /// Makes a copy, unless there is one already; never through a link.
  private func copy(to path: String) throws(StoreError) {
    guard !(try isCopied(to: path)) else { return }
    do throws(StoreError) {
      try vacuum(into: path)
    } catch {
      // Two commands at once: the other one makes the copy.
      guard try isCopied(to: path) else { throw error }
    }
  }

  /// Copies the whole database into `path`, a path without links where there is no file, or an empty one.
  func vacuum(into path: String) throws(StoreError) {
    DatabaseFiles.allowNew(path, besides: resolvedPath)
    let vacuum = try prepare("VACUUM INTO ?1")
    vacuum.bind(path, at: 1)
    _ = try vacuum.step()
  }

  private func isCopied(to path: String) throws(StoreError) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return false }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .cannotOpen(path: path, reason: "it is in the way of the copy before the migration")
    }
    return status.st_size > 0
  }

  /// Throws unless the tables are plain ones: a view, a virtual table or a generated column of a foreign
  /// database could compute for as long as it likes.
  private func checkTables() throws(StoreError) {
    let query = try prepare(
      """
      SELECT name, type = 'table' AND rootpage > 0, sql IN (?1, ?2, ?3, ?4)
        FROM sqlite_schema WHERE lower(name) IN ('task', 'step', 'change', 'access')
      """)
    let tables = [Schema.taskTable, Schema.stepTable, Schema.changeTable, Schema.access]
    for (index, sql) in tables.enumerated() {
      query.bind(sql, at: Int32(index) + 1)
    }
    // Those that are not as this version makes them.
    var suspects: [String] = []
    while try query.step() {
      guard query.integer(1) != 0 else { throw notPlain(query.text(0)) }
      if query.integer(2) == 0 { suspects.append(query.text(0)) }
    }
    query.reset()
    for name in suspects {
      let hidden = try prepare("SELECT count(*) FROM pragma_table_xinfo(?1) WHERE hidden > 0")
      hidden.bind(name, at: 1)
      guard try hidden.step(), hidden.integer(0) == 0 else { throw notPlain(name) }
    }
  }

  private func notPlain(_ table: String) -> StoreError {
    .failed(path: path, reason: "\(table) is not a plain table")
  }
}
