package import Model

extension PostgreSQLStore: AccessStore {
  private static let columns = "hash, kind, name, data, created, used, expires"

  package func add(_ key: AccessKey) throws(StoreError) {
    _ = try ask([
      ServerQuery("DELETE FROM tasks.access WHERE expires <= $1", [UInt8](key.created)),
      ServerQuery(
        """
        INSERT INTO tasks.access (\(Self.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (hash) DO NOTHING
        """, Array(key.hash.utf8), Array(key.kind.rawValue.utf8), Array(key.name.utf8),
        Array(key.data.utf8), [UInt8](key.created), [UInt8](key.used),
        key.expires.map { [UInt8]($0) }),
    ])
  }

  package func accessKey(_ hash: String) throws(StoreError) -> AccessKey? {
    try keys(
      ServerQuery(
        "SELECT \(Self.columns) FROM tasks.access WHERE hash = $1", Array(hash.utf8))
    ).first
  }

  package func takeAccessKey(_ hash: String) throws(StoreError) -> AccessKey? {
    try keys(
      ServerQuery(
        "DELETE FROM tasks.access WHERE hash = $1 RETURNING \(Self.columns)", Array(hash.utf8))
    ).first
  }

  package func update(_ key: AccessKey) throws(StoreError) -> Bool {
    try ask([
      ServerQuery(
        "UPDATE tasks.access SET data = $2, used = greatest(used, $3) WHERE hash = $1 RETURNING 1",
        Array(key.hash.utf8), Array(key.data.utf8), [UInt8](key.used))
    ])[0].count == 1
  }

  package func touchAccessKey(_ hash: String, at time: Int64) throws(StoreError) -> Bool {
    try ask([
      ServerQuery(
        "UPDATE tasks.access SET used = greatest(used, $2) WHERE hash = $1 RETURNING 1",
        Array(hash.utf8), [UInt8](time))
    ])[0].count == 1
  }

  package func accessKeys(validAt time: Int64) throws(StoreError) -> [AccessKey] {
    try keys(
      ServerQuery(
        """
        SELECT \(Self.columns) FROM tasks.access WHERE expires IS NULL OR expires > $1
        ORDER BY created, hash
        """, [UInt8](time)))
  }

  private func keys(_ query: ServerQuery) throws(StoreError) -> [AccessKey] {
    let rows = try ask([query])[0]
    return (0..<rows.count).compactMap { row in
      guard let kind = AccessKey.Kind(rawValue: rows.text(row, 1)) else { return nil }
      return AccessKey(
        hash: rows.text(row, 0), kind: kind, name: rows.text(row, 2), data: rows.text(row, 3),
        created: rows.integer(row, 4), used: rows.integer(row, 5),
        expires: rows.optionalInteger(row, 6))
    }
  }
}
