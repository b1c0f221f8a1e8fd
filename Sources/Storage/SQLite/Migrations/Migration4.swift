extension Migrations {
  /// Many tasks in one row of the journal.
  static let from4 = """
    ALTER TABLE change ADD COLUMN last INTEGER;
    CREATE INDEX change_last ON change (last) WHERE last IS NOT NULL;
    """
}
