import TaskList

/// The tables of a database, how they came to be, and how a database is known to be ours.
enum Schema {
  /// In the file's header; the letters `tsks`.
  static let applicationID: Int64 = 0x7473_6B73

  /// The number of the newest schema, kept in `user_version`.
  static let newest = 2

  /// What makes schema n+1 of schema n, from 1 on; a new database is made as the newest at once.
  ///
  /// Append only: an entry that was released never changes. The last leads to ``guarded``; when one
  /// of those changes, its old text moves here.
  static let migrations: [Int: String] = [
    1: """
    DROP TRIGGER IF EXISTS task_INSERT;
    DROP TRIGGER IF EXISTS task_UPDATE;
    DROP TRIGGER IF EXISTS task_DELETE;
    ALTER TABLE task RENAME TO task_1;
    \(taskTable);
    INSERT INTO task (id, text) SELECT id, text FROM task_1 ORDER BY id;
    DELETE FROM sqlite_sequence WHERE name = 'task';
    UPDATE sqlite_sequence SET name = 'task' WHERE name = 'task_1';
    DROP TABLE task_1;
    \(pageTable);
    \(journal);
    \(mending)
    """
  ]

  /// Makes a new database.
  static let creation = """
    \(taskTable);
    \(stateTable);
    \(pageTable);
    \(journal);
    \(mending)
    """

  /// The statements on which the stamps rest, each exactly as `sqlite_schema` keeps it.
  static let guarded: [String] = [taskTable, stateTable, pageTable] + triggers

  // AUTOINCREMENT: a number is never given twice. No UNIQUE besides the primary key: REPLACE from
  // a shell would delete the row that is in the way without firing the trigger of that row.
  // Times are in milliseconds since 1970; due dates as Dates stores them.
  private static let taskTable = """
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
    ) STRICT
    """

  // One row. The stamp is random and not a counter: after a restore from a copy, or a power cut, a
  // counter would count the same numbers again for another history.
  private static let stateTable = """
    CREATE TABLE state (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      stamp BLOB NOT NULL,
      database_id BLOB NOT NULL,
      secret BLOB NOT NULL
    ) STRICT
    """

  // A row for each page that has open tasks.
  private static let pageTable = """
    CREATE TABLE page (
      number INTEGER PRIMARY KEY,
      stamp BLOB NOT NULL
    ) STRICT
    """

  // Each command that changed something, and the tasks before and after it, as rows of Rows. Not
  // what a list shows, so no trigger looks at it.
  private static let journal = """
    CREATE TABLE step (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      time INTEGER NOT NULL,
      who TEXT NOT NULL,
      verb TEXT NOT NULL,
      target INTEGER,
      undone INTEGER
    ) STRICT;
    CREATE TABLE change (
      step INTEGER NOT NULL,
      task INTEGER NOT NULL,
      before BLOB,
      after BLOB,
      PRIMARY KEY (step, task)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX change_task ON change (task, step)
    """

  private static let events = [
    ("INSERT", ["NEW"]), ("UPDATE", ["OLD", "NEW"]), ("DELETE", ["OLD"]),
  ]

  // Triggers, so that the stamps change whoever makes the change. DELETE and INSERT, because the
  // conflict clause of the statement that fires a trigger takes the place of the trigger's own: an
  // upsert would do nothing under INSERT OR IGNORE.
  private static let triggers = events.map { event, rows in
    let pages = rows.map { row in
      """
        DELETE FROM page WHERE number = \(row).id >> 7;
        INSERT INTO page SELECT \(row).id >> 7, randomblob(16) WHERE EXISTS
          (SELECT 1 FROM task
            WHERE id BETWEEN \(row).id >> 7 << 7 AND \(row).id | 127 AND done IS NULL);

      """
    }
    return """
      CREATE TRIGGER task_\(event) AFTER \(event) ON task
      BEGIN
        UPDATE state SET stamp = randomblob(16);
      \(pages.joined())END
      """
  }

  /// Puts the triggers back as they were made, with a new state row and new pages.
  static let mending =
    events.map { "DROP TRIGGER IF EXISTS task_\($0.0);\n" }.joined()
    + triggers.map { $0 + ";\n" }.joined()
      + """
      DELETE FROM state;
      INSERT INTO state VALUES (1, randomblob(16), randomblob(16), randomblob(16));
      DELETE FROM page;
      INSERT INTO page SELECT number, randomblob(16)
        FROM (SELECT DISTINCT id >> 7 AS number FROM task WHERE done IS NULL);

      """

  /// Reads the state row, how many of ``guarded`` stand in the schema, how many triggers somebody
  /// has put on the stamps themselves, and whether there is a second page.
  static let stateQuery = """
    SELECT stamp, database_id, secret,
      (SELECT count(*) FROM sqlite_schema WHERE sql IN (?1, ?2, ?3, ?4, ?5, ?6)),
      (SELECT count(*) FROM sqlite_schema
        WHERE type = 'trigger' AND lower(tbl_name) IN ('state', 'page')),
      (SELECT count(*) FROM (SELECT 1 FROM page LIMIT 2)) > 1
    FROM state
    """
}

extension Connection {
  /// Tells the number of this database's schema, 0 for one that has yet to be made; throws when
  /// it is another program's or newer than this one knows.
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
      return version
    }
    guard version == 0, application == 0,
      try integer("SELECT count(*) FROM sqlite_schema") == 0
    else { throw .foreignDatabase(path: path) }
    return 0
  }

  /// Brings the schema of the number `found` to the newest, in one transaction, after a copy of the
  /// database was made beside it, such as `tasks.db.schema-1`.
  func migrate(from found: Int) throws(StoreError) {
    if found > 0 { try copy(to: "\(path).schema-\(found)") }
    try transaction("IMMEDIATE") { () throws(StoreError) in
      // Read again, now that nobody else can be at it.
      let version = try schemaVersion()
      if version == 0 {
        try execute(Schema.creation)
      } else {
        for older in version..<Schema.newest { try execute(Schema.migrations[older] ?? "") }
      }
      try execute("PRAGMA application_id = \(Schema.applicationID)")
      try execute("PRAGMA user_version = \(Schema.newest)")
    }
  }

  /// Makes a copy, unless there is one already.
  private func copy(to path: String) throws(StoreError) {
    guard isAbsent(path) else { return }
    let vacuum = try prepare("VACUUM INTO ?1")
    vacuum.bind(path, at: 1)
    do throws(StoreError) {
      _ = try vacuum.step()
    } catch {
      // Two commands at once: the other one makes the copy.
      guard isAbsent(path) else { return }
      throw error
    }
  }

  /// Reads the state row; without a whole one, the state is not guarded.
  func state() throws(StoreError) -> StoreState {
    let query = try prepare(Schema.stateQuery)
    for (index, sql) in Schema.guarded.enumerated() { query.bind(sql, at: Int32(index) + 1) }
    guard try query.step(), let stamp = Bits128(bytes: query.bytes(0)),
      let databaseID = Bits128(bytes: query.bytes(1)), let secret = Bits128(bytes: query.bytes(2))
    else {
      return StoreState(
        stamp: .zero, databaseID: .zero, secret: .zero, isGuarded: false, hasSeveralPages: false)
    }
    return StoreState(
      stamp: stamp, databaseID: databaseID, secret: secret,
      isGuarded: query.integer(3) == Schema.guarded.count && query.integer(4) == 0,
      hasSeveralPages: query.integer(5) != 0)
  }
}
