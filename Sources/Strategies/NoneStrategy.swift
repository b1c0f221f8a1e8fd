import TaskList

/// Every list is read from the database.
struct NoneStrategy: Strategy {
  func list(_ backends: Backends) throws(StoreError) -> Listing {
    guard let snapshot = try backends.readSnapshot() else {
      return Listing(rows: Rows(), origin: .nowhere)
    }
    return Listing(rows: snapshot.rows, origin: .database)
  }
}
