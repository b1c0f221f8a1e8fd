extension Migrations {
  /// The keys of the page.
  static let from6 = """
    CREATE TABLE access (
      hash TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      data TEXT NOT NULL,
      created INTEGER NOT NULL,
      used INTEGER NOT NULL,
      expires INTEGER
    ) STRICT, WITHOUT ROWID;
    """
}
