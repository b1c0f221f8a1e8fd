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
    let cached = ignoringCache ? [] : cache.pages(stamps)
    let hits = cached.count { $0 != nil }
    guard hits < stamps.count || stamps.isEmpty else {
      return PagesRead(all: cached.compactMap(\.self), fresh: [], origin: .cacheUnderStamp)
    }
    let missing = hits == 0 ? stamps : zip(stamps, cached).filter { $1 == nil }.map(\.0)
    let read = try context.pages(missing.map(\.number), reader, lease: lease)
    var unread = read[...]
    var all: [PackedTasks] = []
    var fresh: [Page] = []
    for (index, stamp) in stamps.enumerated() {
      if hits > 0, let rows = cached[index] {
        all.append(rows)
        continue
      }
      // Both ascend by number.
      while let page = unread.first, page.number < stamp.number { unread.removeFirst() }
      guard let page = unread.first, page.number == stamp.number else { continue }
      fresh.append(Page(number: page.number, stamp: stamp.stamp, rows: page.rows))
      all.append(page.rows)
    }
    guard hits > 0 else {
      return PagesRead(all: read.map(\.rows), fresh: fresh, origin: .database)
    }
    return PagesRead(all: all, fresh: fresh, origin: .cachedPages(hits, of: stamps.count))
  }
}
