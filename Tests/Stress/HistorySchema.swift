/// The table and the triggers with which the database writes its own history, for ``HistoryTable``.
///
/// A row has the text that a list shows, or no text when it shows the task no more; there is none of changes
/// that no list shows.
enum HistorySchema {
  static let sqlite = """
    CREATE TABLE stress_history (
      place INTEGER PRIMARY KEY AUTOINCREMENT, id INTEGER NOT NULL, text TEXT);
    CREATE TRIGGER stress_insert AFTER INSERT ON task WHEN new.done IS NULL
    BEGIN INSERT INTO stress_history (id, text) VALUES (new.id, new.text); END;
    CREATE TRIGGER stress_update AFTER UPDATE ON task
    WHEN old.done IS NULL OR new.done IS NULL
    BEGIN
      INSERT INTO stress_history (id, text)
      VALUES (new.id, CASE WHEN new.done IS NULL THEN new.text END);
    END;
    CREATE TRIGGER stress_delete AFTER DELETE ON task WHEN old.done IS NULL
    BEGIN INSERT INTO stress_history (id) VALUES (old.id); END;
    CREATE TRIGGER stress_skip BEFORE UPDATE ON task WHEN new.priority = 8
    BEGIN SELECT RAISE(IGNORE); END;
    CREATE TRIGGER stress_fail AFTER UPDATE OF text ON task WHEN abs(random()) % 4 = 0
    BEGIN UPDATE OR IGNORE task SET priority = 9 WHERE id = new.id + 1; END;
    """

  /// Its numbers are in the order of the commits, because the stamp's trigger has locked `tasks.state` before
  /// a row is changed, until the end of the transaction; one that is rolled back leaves some out.
  static let server = """
    CREATE TABLE public.stress_history (place bigserial, id bigint NOT NULL, text text);
    CREATE FUNCTION public.stress_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      IF TG_OP <> 'DELETE' AND new.done IS NULL THEN
        INSERT INTO public.stress_history (id, text) VALUES (new.id, new.text);
      ELSIF TG_OP <> 'INSERT' AND old.done IS NULL THEN
        INSERT INTO public.stress_history (id) VALUES (old.id);
      END IF;
      RETURN NULL;
    END $$;
    CREATE FUNCTION public.stress_skip() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RETURN NULL; END $$;
    CREATE FUNCTION public.stress_fail() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE tasks.task SET priority = 9 WHERE id = new.id + 1;
      RETURN NULL;
    EXCEPTION WHEN check_violation THEN RETURN NULL;
    END $$;
    CREATE TRIGGER stress_note AFTER INSERT OR UPDATE OR DELETE ON tasks.task
      FOR EACH ROW EXECUTE FUNCTION public.stress_note();
    CREATE TRIGGER stress_skip BEFORE UPDATE ON tasks.task
      FOR EACH ROW WHEN (new.priority = 8) EXECUTE FUNCTION public.stress_skip();
    CREATE TRIGGER stress_fail AFTER UPDATE OF text ON tasks.task
      FOR EACH ROW WHEN (random() < 0.25) EXECUTE FUNCTION public.stress_fail();
    """
}
