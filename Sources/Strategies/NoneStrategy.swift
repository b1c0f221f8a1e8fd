import TaskList

/// Every list is read from the database.
struct NoneStrategy: Strategy {
  func list(_ view: any ListView, _ backends: Backends) throws(StoreError) -> Listing {
    try backends.store.read { reader throws(StoreError) in
      let pages = try backends.pages(nil, reader)
      return Listing(parts: [view.render(pages.map(\.rows))], origin: .database)
    } ?? .nowhere(view)
  }

  func warm(
    _ view: any ListView, _ backends: Backends
  ) throws(StoreError) -> (count: Int, isCached: Bool)? {
    try backends.store.read { reader throws(StoreError) in
      (try backends.pages(nil, reader).map(\.rows).taskCount, false)
    }
  }
}
