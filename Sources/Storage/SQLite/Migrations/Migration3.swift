extension Migrations {
  /// Waiting and recurrence.
  static let from3 = """
    ALTER TABLE task ADD COLUMN wait TEXT;
    ALTER TABLE task ADD COLUMN every TEXT;
    UPDATE state SET stamp = randomblob(16);
    """
}
