/// The tables of a server, which `tasks init --db` makes and nothing else.
///
/// Only plain types and triggers for each statement; no extension, sequence or named lock, so that engines
/// which speak PostgreSQL's protocol may follow.
enum ServerSchema {
  /// The number of the newest schema, kept in `tasks.state`.
  static let newest = 2

  /// The statements that lead from an older schema to the next, by its number; a released one never changes.
  static let migrations: [Int: [String]] = [1: from1]

  /// The keys of the page.
  ///
  /// Roles that were made before have their rights again after `tasks init --roles`.
  private static let from1 = [
    """
    CREATE TABLE tasks.access (
      hash text COLLATE "C" PRIMARY KEY,
      kind text COLLATE "C" NOT NULL,
      name text COLLATE "C" NOT NULL,
      data text COLLATE "C" NOT NULL,
      created bigint NOT NULL, used bigint NOT NULL, expires bigint
    )
    """
  ]

  /// The statements that make it, in one transaction; the first fails when it is there.
  static let creation =
    ["CREATE SCHEMA tasks"] + tables + from1 + functions + triggers + [view, firstState]

  private static let fields = """
    text text COLLATE "C" NOT NULL,
    list text COLLATE "C" CHECK (list <> ''),
    tags text COLLATE "C" CHECK (tags <> '' AND ',' || tags || ',' NOT LIKE '%,,%'),
    priority smallint CHECK (priority BETWEEN 1 AND 3),
    due text COLLATE "C" CHECK (due <> ''),
    note text COLLATE "C" CHECK (note <> ''),
    created bigint NOT NULL, changed bigint NOT NULL, done bigint,
    wait text COLLATE "C" CHECK (wait <> ''),
    every text COLLATE "C" CHECK (every <> ''),
    key text COLLATE "C" CHECK (key <> ''),
    owner text COLLATE "C" CHECK (owner <> ''), claim uuid,
    claimed_until bigint CHECK (claimed_until BETWEEN 0 AND 253402300799000),
    CHECK ((owner IS NULL) = (claim IS NULL) AND (owner IS NULL) = (claimed_until IS NULL))
    """

  private static let tables = [
    // One row: the gate that every change takes first, the counters and the stamp. Numbers come from it,
    // so none is left out and none is given twice, in the order of the commits.
    """
    CREATE TABLE tasks.state (
      one smallint PRIMARY KEY CHECK (one = 1),
      schema integer NOT NULL,
      stamp uuid NOT NULL,
      next_task bigint NOT NULL,
      next_step bigint NOT NULL,
      database_id uuid NOT NULL,
      secret uuid NOT NULL
    ) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200)
    """,
    """
    CREATE TABLE tasks.page (number bigint PRIMARY KEY, stamp uuid NOT NULL) WITH (fillfactor = 50)
    """,
    // An empty text is not the same as none, and would never be as it was read.
    """
    CREATE TABLE tasks.task (
      id bigint PRIMARY KEY CHECK (id > 0),
      \(fields)
    )
    """,
    "CREATE INDEX task_open ON tasks.task (id) WHERE done IS NULL",
    "CREATE INDEX task_key ON tasks.task (key) WHERE key IS NOT NULL",
    // The key of a step is chosen by the client: by it a client whose connection broke finds out whether
    // its change was made. The role says who a name in `who` was.
    """
    CREATE TABLE tasks.step (
      id bigint PRIMARY KEY,
      key uuid NOT NULL UNIQUE,
      time bigint NOT NULL,
      who text COLLATE "C" NOT NULL,
      role text COLLATE "C" NOT NULL DEFAULT session_user,
      verb text COLLATE "C" NOT NULL,
      target bigint, undone bigint
    )
    """,
    "CREATE INDEX step_who ON tasks.step (who, id)",
    """
    CREATE TABLE tasks.change (
      step bigint NOT NULL, task bigint NOT NULL, is_after boolean NOT NULL,
      \(fields),
      PRIMARY KEY (step, task, is_after)
    )
    """,
    "CREATE INDEX change_task ON tasks.change (task, step)",
  ]

  // SECURITY DEFINER: who may change tasks need not be able to write stamps.
  private static let functions = [
    """
    CREATE FUNCTION tasks.new_stamp() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    BEGIN
      UPDATE tasks.state SET stamp = gen_random_uuid();
      IF TG_OP = 'TRUNCATE' THEN DELETE FROM tasks.page; END IF;
      RETURN NULL;
    END $$
    """,
    // DISTINCT in a query of its own: beside gen_random_uuid() it would keep a number twice.
    """
    CREATE FUNCTION tasks.new_page_stamps() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    BEGIN
      DELETE FROM tasks.page p USING (SELECT DISTINCT id >> 7 AS number FROM touched) t
        WHERE p.number = t.number AND NOT EXISTS (SELECT 1 FROM tasks.task
          WHERE id BETWEEN t.number << 7 AND (t.number << 7) + 127 AND done IS NULL);
      INSERT INTO tasks.page SELECT number, gen_random_uuid()
        FROM (SELECT DISTINCT id >> 7 AS number FROM touched) t
        WHERE EXISTS (SELECT 1 FROM tasks.task
          WHERE id BETWEEN t.number << 7 AND (t.number << 7) + 127 AND done IS NULL)
        ON CONFLICT (number) DO UPDATE SET stamp = excluded.stamp;
      RETURN NULL;
    END $$
    """,
    // They end a pipeline whose assumption does not hold; its COMMIT is then none.
    """
    CREATE FUNCTION tasks.expect(have bigint, wanted bigint) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
      IF have IS DISTINCT FROM wanted THEN
        RAISE EXCEPTION '% of %', have, wanted USING ERRCODE = 'TK409';
      END IF;
    END $$
    """,
    """
    CREATE FUNCTION tasks.expect_schema(wanted bigint) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    DECLARE have bigint := (SELECT schema FROM tasks.state);
    BEGIN
      IF have IS DISTINCT FROM wanted THEN
        RAISE EXCEPTION '%', have USING ERRCODE = 'TK426';
      END IF;
    END $$
    """,
  ]

  // BEFORE each statement: the row of the stamp is locked before any task, by every program, so no two
  // wait for each other in a circle. ENABLE ALWAYS: also where replication roles silence triggers.
  private static let triggers =
    [
      "stamp BEFORE INSERT OR UPDATE OR DELETE ON tasks.task FOR EACH STATEMENT EXECUTE FUNCTION tasks.new_stamp()",
      "stamp_truncate BEFORE TRUNCATE ON tasks.task FOR EACH STATEMENT EXECUTE FUNCTION tasks.new_stamp()",
      pageTrigger("insert", "INSERT", "NEW"), pageTrigger("update", "UPDATE", "NEW"),
      pageTrigger("update_old", "UPDATE", "OLD"), pageTrigger("delete", "DELETE", "OLD"),
    ].map { "CREATE TRIGGER \($0)" } + [
      """
      ALTER TABLE tasks.task ENABLE ALWAYS TRIGGER stamp, ENABLE ALWAYS TRIGGER stamp_truncate,
        ENABLE ALWAYS TRIGGER stamp_insert, ENABLE ALWAYS TRIGGER stamp_update,
        ENABLE ALWAYS TRIGGER stamp_update_old, ENABLE ALWAYS TRIGGER stamp_delete
      """
    ]

  private static func pageTrigger(_ name: String, _ event: String, _ rows: String) -> String {
    """
    stamp_\(name) AFTER \(event) ON tasks.task REFERENCING \(rows) TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION tasks.new_page_stamps()
    """
  }

  // What a list must know; one row. is_guarded: the triggers are there, always on, and no row is hidden.
  // next_task: another program may have given a number without the counter.
  private static let view = """
    CREATE VIEW tasks.current AS
      SELECT s.stamp, s.database_id, s.secret, s.schema,
        greatest(s.next_task, (SELECT max(id) + 1 FROM tasks.task)) AS next_task, s.next_step,
        (SELECT count(*) > 1 FROM (SELECT 1 FROM tasks.page LIMIT 2) p) AS has_several_pages,
        (SELECT count(*) FROM pg_catalog.pg_trigger t
          WHERE t.tgrelid = 'tasks.task'::regclass AND t.tgenabled = 'A' AND t.tgname LIKE 'stamp%'
            AND t.tgfoid IN ('tasks.new_stamp'::regproc, 'tasks.new_page_stamps'::regproc)) = 6
          AND NOT row_security_active('tasks.task') AS is_guarded
      FROM tasks.state s
    """

  private static let firstState = """
    INSERT INTO tasks.state
      VALUES (1, \(newest), gen_random_uuid(), 1, 1, gen_random_uuid(), gen_random_uuid())
    """
}
