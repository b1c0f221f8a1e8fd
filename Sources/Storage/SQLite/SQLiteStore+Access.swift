package import Model

private let accessColumns = "hash, kind, name, data, created, used, expires"

extension SQLiteStore: AccessStore {
  package func add(_ key: AccessKey) throws(StoreError) {
    let writer = try openWriter()
    try writer.transaction("IMMEDIATE") { () throws(StoreError) in
      let expired = try writer.prepare("DELETE FROM access WHERE expires <= ?1")
      expired.bind(key.created, at: 1)
      try expired.run()
      try writer.insert(key)
    }
  }

  package func accessKey(_ hash: String) throws(StoreError) -> AccessKey? {
    guard let reader = try openReader() else { return nil }
    let query = try reader.prepare("SELECT \(accessColumns) FROM access WHERE hash = ?1")
    query.bind(hash, at: 1)
    return try query.step() ? query.accessKey : nil
  }

  package func takeAccessKey(_ hash: String) throws(StoreError) -> AccessKey? {
    let delete = try openWriter().prepare(
      "DELETE FROM access WHERE hash = ?1 RETURNING \(accessColumns)")
    delete.bind(hash, at: 1)
    guard try delete.step() else { return nil }
    let key = delete.accessKey
    // Durable once the statement has ended.
    _ = try delete.step()
    return key
  }

  package func update(_ key: AccessKey) throws(StoreError) -> Bool {
    let update = try openWriter().prepare(
      "UPDATE access SET data = ?2, used = max(used, ?3) WHERE hash = ?1 RETURNING 1")
    update.bind(key.hash, at: 1)
    update.bind(key.data, at: 2)
    update.bind(key.used, at: 3)
    guard try update.step() else { return false }
    _ = try update.step()
    return true
  }

  package func touchAccessKey(_ hash: String, at time: Int64) throws(StoreError) -> Bool {
    let writer = try openWriter()
    writer.waits = false
    defer { writer.waits = true }
    let update = try writer.prepare(
      "UPDATE access SET used = max(used, ?2) WHERE hash = ?1 RETURNING 1")
    update.bind(hash, at: 1)
    update.bind(time, at: 2)
    guard try update.step() else { return false }
    _ = try update.step()
    return true
  }

  package func accessKeys(validAt time: Int64) throws(StoreError) -> [AccessKey] {
    try openReader()?.accessKeys(validAt: time) ?? []
  }
}

extension Connection {
  fileprivate func insert(_ key: AccessKey) throws(StoreError) {
    let insert = try prepare(
      "INSERT INTO access (\(accessColumns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
    insert.bind(key.hash, at: 1)
    insert.bind(key.kind.rawValue, at: 2)
    insert.bind(key.name, at: 3)
    insert.bind(key.data, at: 4)
    insert.bind(key.created, at: 5)
    insert.bind(key.used, at: 6)
    insert.bind(key.expires, at: 7)
    try insert.run()
  }

  fileprivate func accessKeys(validAt time: Int64) throws(StoreError) -> [AccessKey] {
    let query = try prepare(
      """
      SELECT \(accessColumns) FROM access WHERE expires IS NULL OR expires > ?1
      ORDER BY created, hash
      """)
    query.bind(time, at: 1)
    var keys: [AccessKey] = []
    while try query.step() {
      if let key = query.accessKey { keys.append(key) }
    }
    return keys
  }

  /// Replaces the keys by those of `other`: a restore lets nobody in whose key was revoked since.
  func takeOverAccess(of other: Connection) throws(StoreError) {
    try execute("DELETE FROM access")
    for key in try other.accessKeys(validAt: 0) { try insert(key) }
  }
}

extension Statement {
  /// The key of the present row; nil for one of another version.
  fileprivate var accessKey: AccessKey? {
    guard let kind = AccessKey.Kind(rawValue: text(1)) else { return nil }
    return AccessKey(
      hash: text(0), kind: kind, name: text(2), data: text(3), created: integer(4),
      used: integer(5), expires: isNull(6) ? nil : integer(6))
  }
}
