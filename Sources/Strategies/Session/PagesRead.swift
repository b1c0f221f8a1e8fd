import Model

/// The pages of a list, some of them from the cache.
struct PagesRead {
  /// All pages in order.
  let all: [PackedTasks]
  /// The pages that were read from the database, to be stored; none without their stamps.
  let fresh: [Page]
  let origin: ListResult.Origin
}

extension ListSession {
  /// Reads the tasks of the list: of open tasks, the pages that are cached under their stamps from
  /// the cache and the others from the database.
  func readPages(ignoringCache: Bool = false) throws(StoreError) -> PagesRead {
    let context = cache.context
    guard context.layers.contains(.rows), view.status == .open, context.cache.isUsable,
      cache.stamp.isIntact, let stamps = try reader.pageStamps()
    else {
      let all = try context.list(view.status, reader, lease: lease)
      return PagesRead(all: all, fresh: [], origin: .database)
    }
    let cached = ignoringCache ? [:] : cache.pages(stamps)
    let missing = stamps.filter { cached[$0.number] == nil }
    guard !missing.isEmpty || stamps.isEmpty else {
      return PagesRead(
        all: stamps.compactMap { cached[$0.number] }, fresh: [], origin: .cacheUnderStamp)
    }
    let read = try context.pages(missing.map(\.number), reader, lease: lease)
    let stampOf = Dictionary(uniqueKeysWithValues: stamps.map { ($0.number, $0.stamp) })
    let fresh = read.compactMap { page in
      stampOf[page.number].map { Page(number: page.number, stamp: $0, rows: page.rows) }
    }
    guard !cached.isEmpty else {
      return PagesRead(all: read.map(\.rows), fresh: fresh, origin: .database)
    }
    var all = cached
    for page in read { all[page.number] = page.rows }
    return PagesRead(
      all: stamps.compactMap { all[$0.number] }, fresh: fresh,
      origin: .cachedPages(cached.count, of: stamps.count))
  }
}
