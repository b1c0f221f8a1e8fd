import TaskList

/// Every list is read from the database.
struct NoneStrategy: Strategy {
  func list(_ view: any ListView, _ backends: Backends) throws(StoreError) -> Listing {
    try backends.store.read { reader throws(StoreError) in
      Listing(parts: view.parts(try backends.list(view.source, reader)), origin: .database)
    } ?? .nowhere(view)
  }

  func warm(
    _ view: any ListView, _ backends: Backends
  ) throws(StoreError) -> (count: Int, isCached: Bool)? {
    try backends.store.read { reader throws(StoreError) in
      (try backends.list(view.source, reader).taskCount, false)
    }
  }
}
