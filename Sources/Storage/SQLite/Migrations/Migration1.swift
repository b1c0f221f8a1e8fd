extension Migrations {
  /// Lists, tags, due dates, the journal and the stamps of pages.
  static let from1 = """
    DROP TRIGGER IF EXISTS task_INSERT;
    DROP TRIGGER IF EXISTS task_UPDATE;
    DROP TRIGGER IF EXISTS task_DELETE;
    ALTER TABLE task RENAME TO task_1;
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
    ) STRICT;
    INSERT INTO task (id, text) SELECT id, text FROM task_1 ORDER BY id;
    DELETE FROM sqlite_sequence WHERE name = 'task';
    UPDATE sqlite_sequence SET name = 'task' WHERE name = 'task_1';
    DROP TABLE task_1;
    DROP TABLE IF EXISTS state;
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
    CREATE INDEX change_task ON change (task, step);
    CREATE TABLE state (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      stamp BLOB NOT NULL CHECK (length(stamp) = 16),
      database_id BLOB NOT NULL,
      secret BLOB NOT NULL,
      pages INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE page (
      number INTEGER PRIMARY KEY,
      stamp BLOB NOT NULL CHECK (length(stamp) = 16)
    ) STRICT;
    CREATE TRIGGER task_INSERT AFTER INSERT ON task
    BEGIN
      DELETE FROM page WHERE number = NEW.id >> 7;
      UPDATE state SET pages = pages - changes();
      INSERT INTO page SELECT NEW.id >> 7, randomblob(16) WHERE EXISTS
        (SELECT 1 FROM task
          WHERE id BETWEEN NEW.id >> 7 << 7 AND NEW.id | 127 AND done IS NULL);
      UPDATE state SET stamp = randomblob(16), pages = pages + changes();
    END;
    CREATE TRIGGER task_UPDATE AFTER UPDATE ON task
    BEGIN
      DELETE FROM page WHERE number = OLD.id >> 7;
      UPDATE state SET pages = pages - changes();
      INSERT INTO page SELECT OLD.id >> 7, randomblob(16) WHERE EXISTS
        (SELECT 1 FROM task
          WHERE id BETWEEN OLD.id >> 7 << 7 AND OLD.id | 127 AND done IS NULL);
      UPDATE state SET stamp = randomblob(16), pages = pages + changes();
      DELETE FROM page WHERE number = NEW.id >> 7;
      UPDATE state SET pages = pages - changes();
      INSERT INTO page SELECT NEW.id >> 7, randomblob(16) WHERE EXISTS
        (SELECT 1 FROM task
          WHERE id BETWEEN NEW.id >> 7 << 7 AND NEW.id | 127 AND done IS NULL);
      UPDATE state SET stamp = randomblob(16), pages = pages + changes();
    END;
    CREATE TRIGGER task_DELETE AFTER DELETE ON task
    BEGIN
      DELETE FROM page WHERE number = OLD.id >> 7;
      UPDATE state SET pages = pages - changes();
      INSERT INTO page SELECT OLD.id >> 7, randomblob(16) WHERE EXISTS
        (SELECT 1 FROM task
          WHERE id BETWEEN OLD.id >> 7 << 7 AND OLD.id | 127 AND done IS NULL);
      UPDATE state SET stamp = randomblob(16), pages = pages + changes();
    END;
    INSERT INTO page SELECT number, randomblob(16)
      FROM (SELECT DISTINCT id >> 7 AS number FROM task WHERE done IS NULL);
    INSERT INTO state
      SELECT 1, randomblob(16), randomblob(16), randomblob(16), count(*) FROM page;
    """
}
