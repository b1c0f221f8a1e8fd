import Model

/// The tables and triggers that keep the stamps, and the check that they are unaltered.
enum Stamps {
  /// The statements on which the stamps rest, each exactly as `sqlite_schema` keeps it.
  static let guarded: [String] = [Schema.taskTable, stateTable, pageTable] + triggers

  // One row. The stamp is random and not a counter: after a restore from a copy, or a power cut, a
  // counter would count the same numbers again for another history.
  private static let stateTable = """
    CREATE TABLE state (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      stamp BLOB NOT NULL CHECK (length(stamp) = 16),
      database_id BLOB NOT NULL,
      secret BLOB NOT NULL,
      pages INTEGER NOT NULL,
      pending INTEGER NOT NULL
    ) STRICT
    """

  // A row for each page that has open tasks.
  private static let pageTable = """
    CREATE TABLE page (
      number INTEGER PRIMARY KEY,
      stamp BLOB NOT NULL CHECK (length(stamp) = 16)
    ) STRICT
    """

  private static let events = ["INSERT", "UPDATE", "DELETE"]

  // Triggers, so that the stamps change whoever makes the change.
  //
  // The stamp is replaced BEFORE: a statement that ends with FAIL or IGNORE keeps the row it changed,
  // and SQLite then runs no AFTER trigger. `pending` counts the rows whose AFTER trigger is still to
  // run; while it is not 0, the stamps of the pages are not to be trusted.
  private static func beforeTrigger(_ event: String) -> String {
    """
    CREATE TRIGGER task_before_\(event) BEFORE \(event) ON task
    BEGIN
      UPDATE state SET stamp = randomblob(16), pending = pending + 1;
    END
    """
  }

  // DELETE and INSERT, because the conflict clause of the statement that fires a trigger takes the
  // place of the trigger's own: an upsert would do nothing under INSERT OR IGNORE. The pages are
  // counted, one by one, because a list without the page that a shell has deleted would be a list
  // without its tasks.
  private static func afterTrigger(_ event: String, _ rows: String...) -> String {
    let (shift, last) = ("\(Page.shift)", "\(Page.size - 1)")
    var pages = ""
    for row in rows {
      pages +=
        """
          DELETE FROM page WHERE number = \(row).id >> \(shift);
          UPDATE state SET pages = pages - changes();
          INSERT INTO page SELECT \(row).id >> \(shift), randomblob(16) WHERE EXISTS
            (SELECT 1 FROM task WHERE id BETWEEN \(row).id >> \(shift) << \(shift)
              AND \(row).id | \(last) AND done IS NULL);
          UPDATE state SET pages = pages + changes();

        """
    }
    return """
      CREATE TRIGGER task_\(event) AFTER \(event) ON task
      BEGIN
      \(pages)  UPDATE state SET pending = pending - 1;
      END
      """
  }

  private static let triggers = [
    beforeTrigger("INSERT"), beforeTrigger("UPDATE"), beforeTrigger("DELETE"),
    afterTrigger("INSERT", "NEW"), afterTrigger("UPDATE", "OLD", "NEW"),
    afterTrigger("DELETE", "OLD"),
  ]

  /// Makes the tables and triggers, with a new state row and new pages.
  static let creation =
    ([stateTable, pageTable] + triggers).map { $0 + ";\n" }.joined()
      + """
      INSERT INTO page SELECT number, randomblob(16)
        FROM (SELECT DISTINCT id >> \(Page.shift) AS number FROM task WHERE done IS NULL);
      INSERT INTO state
        SELECT 1, randomblob(16), randomblob(16), randomblob(16), count(*), 0 FROM page;

      """

  /// Finds the objects that use our names.
  static let ownQuery = """
    SELECT type, name FROM sqlite_schema WHERE lower(name) IN ('state', 'page',
      \(events.map { "'task_\($0.lowercased())', 'task_before_\($0.lowercased())'" }
        .joined(separator: ", ")))
    """

  /// Whether all of ``guarded`` is in the schema, and nothing that defeats it: a foreign trigger that
  /// mentions the stamps, an index on them, or a unique index on the tasks, for which REPLACE removes a
  /// task without firing a trigger.
  static let guardQuery = """
    SELECT count(*) FILTER (WHERE sql IN (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)) = 9
      AND count(*) FILTER (WHERE type = 'trigger' AND sql NOT IN (?4, ?5, ?6, ?7, ?8, ?9)
        AND (sql LIKE '%state%' OR sql LIKE '%page%')) = 0
      AND count(*) FILTER (WHERE type = 'index' AND (lower(tbl_name) IN ('state', 'page')
        OR lower(tbl_name) = 'task' AND sql LIKE 'CREATE UNIQUE%')) = 0
    FROM sqlite_schema
    """

  /// Reads the state row; the pages can be trusted when the two counts are equal and none is pending.
  static let stateQuery = """
    SELECT stamp, database_id, secret, pages, (SELECT count(*) FROM page), pending FROM state
    """
}
