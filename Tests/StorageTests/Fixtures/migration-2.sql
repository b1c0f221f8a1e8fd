DROP TRIGGER IF EXISTS task_INSERT;
DROP TRIGGER IF EXISTS task_UPDATE;
DROP TRIGGER IF EXISTS task_DELETE;
DROP TABLE IF EXISTS state;
DROP TABLE IF EXISTS page;
CREATE TABLE state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  stamp BLOB NOT NULL CHECK (length(stamp) = 16),
  database_id BLOB NOT NULL,
  secret BLOB NOT NULL,
  pages INTEGER NOT NULL,
  pending INTEGER NOT NULL
) STRICT;
CREATE TABLE page (
  number INTEGER PRIMARY KEY,
  stamp BLOB NOT NULL CHECK (length(stamp) = 16)
) STRICT;
CREATE TRIGGER task_before_INSERT BEFORE INSERT ON task
BEGIN
  UPDATE state SET stamp = randomblob(16), pending = pending + 1;
END;
CREATE TRIGGER task_before_UPDATE BEFORE UPDATE ON task
BEGIN
  UPDATE state SET stamp = randomblob(16), pending = pending + 1;
END;
CREATE TRIGGER task_before_DELETE BEFORE DELETE ON task
BEGIN
  UPDATE state SET stamp = randomblob(16), pending = pending + 1;
END;
CREATE TRIGGER task_INSERT AFTER INSERT ON task
BEGIN
  DELETE FROM page WHERE number = NEW.id >> 7;
  UPDATE state SET pages = pages - changes();
  INSERT INTO page SELECT NEW.id >> 7, randomblob(16) WHERE EXISTS
    (SELECT 1 FROM task WHERE id BETWEEN NEW.id >> 7 << 7
      AND NEW.id | 127 AND done IS NULL);
  UPDATE state SET pages = pages + changes();
  UPDATE state SET pending = pending - 1;
END;
CREATE TRIGGER task_UPDATE AFTER UPDATE ON task
BEGIN
  DELETE FROM page WHERE number = OLD.id >> 7;
  UPDATE state SET pages = pages - changes();
  INSERT INTO page SELECT OLD.id >> 7, randomblob(16) WHERE EXISTS
    (SELECT 1 FROM task WHERE id BETWEEN OLD.id >> 7 << 7
      AND OLD.id | 127 AND done IS NULL);
  UPDATE state SET pages = pages + changes();
  DELETE FROM page WHERE number = NEW.id >> 7;
  UPDATE state SET pages = pages - changes();
  INSERT INTO page SELECT NEW.id >> 7, randomblob(16) WHERE EXISTS
    (SELECT 1 FROM task WHERE id BETWEEN NEW.id >> 7 << 7
      AND NEW.id | 127 AND done IS NULL);
  UPDATE state SET pages = pages + changes();
  UPDATE state SET pending = pending - 1;
END;
CREATE TRIGGER task_DELETE AFTER DELETE ON task
BEGIN
  DELETE FROM page WHERE number = OLD.id >> 7;
  UPDATE state SET pages = pages - changes();
  INSERT INTO page SELECT OLD.id >> 7, randomblob(16) WHERE EXISTS
    (SELECT 1 FROM task WHERE id BETWEEN OLD.id >> 7 << 7
      AND OLD.id | 127 AND done IS NULL);
  UPDATE state SET pages = pages + changes();
  UPDATE state SET pending = pending - 1;
END;
INSERT INTO page SELECT number, randomblob(16)
  FROM (SELECT DISTINCT id >> 7 AS number FROM task WHERE done IS NULL);
INSERT INTO state
  SELECT 1, randomblob(16), randomblob(16), randomblob(16), count(*), 0 FROM page;
