import Model

/// Every list is read from the database.
struct NoneStrategy: Strategy {
  func list(_ view: any ListRenderer, in context: ListContext) throws(StoreError) -> ListResult {
    try context.store.read { reader throws(StoreError) in
      if let parts = try context.parts(of: view, reader) {
        return ListResult(parts: .stored(parts), origin: .database)
      }
      let list = try context.list(view.status, reader, fields: view.fields)
      return ListResult(parts: .rendered(view.parts(list)), origin: .database)
    } ?? .nowhere(view)
  }

  func warm(
    _ view: any ListRenderer, in context: ListContext
  ) throws(StoreError) -> (count: Int, isCached: Bool)? {
    try context.store.read { reader throws(StoreError) in
      (try context.list(view.status, reader).taskCount, false)
    }
  }
}
