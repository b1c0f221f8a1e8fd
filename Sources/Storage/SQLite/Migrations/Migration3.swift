extension Migrations {
  /// Waiting, recurrence and keys.
  static let from3 = """
    ALTER TABLE task ADD COLUMN wait TEXT;
    ALTER TABLE task ADD COLUMN every TEXT;
    ALTER TABLE task ADD COLUMN key TEXT;
    CREATE INDEX task_key ON task (key) WHERE key IS NOT NULL;
    UPDATE state SET stamp = randomblob(16);
    """
}
