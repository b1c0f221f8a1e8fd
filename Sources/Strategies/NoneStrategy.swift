import TaskList

/// Every list is read from the database.
struct NoneStrategy: Strategy {
  func list(_ view: any ListView, in context: ListContext) throws(StoreError) -> Listing {
    try context.store.read { reader throws(StoreError) in
      Listing(parts: view.parts(try context.list(view.source, reader)), origin: .database)
    } ?? .nowhere(view)
  }

  func warm(
    _ view: any ListView, in context: ListContext
  ) throws(StoreError) -> (count: Int, isCached: Bool)? {
    try context.store.read { reader throws(StoreError) in
      (try context.list(view.source, reader).taskCount, false)
    }
  }
}
