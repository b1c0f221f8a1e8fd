import Model

/// One list inside one read transaction, under the stamp that the transaction read first.
struct ListSession {
  let cache: StampedCache
  let view: any ListRenderer
  let reader: any TaskReader
  /// Lets one of several commands read; nil where each reads for itself.
  var lease: Lease?

  private var context: ListContext { cache.context }

  /// Returns the list: its cached view, or its pages, each from the cache or the database.
  func list() throws(StoreError) -> ListResult {
    if cache.cachesBytes(of: view), let value = cache.bytes(of: view),
      try !differs(.stored(value.parts))
    {
      return ListResult(parts: .stored(value.parts), origin: .cacheUnderStamp).valid(
        validity(until: value.until == .max ? nil : Int64(clamping: value.until)))
    }
    let pages = try readPages()
    var rendered = cache.render(view, pages.all)
    rendered.parts.begin()
    let validity = validity(until: rendered.parts.frame.until)
    if pages.origin == .cacheUnderStamp, try differs(.rendered(rendered.parts)) {
      return try uncached()
    }
    return ListResult(parts: .rendered(rendered.parts), origin: pages.origin) { [rendered, lease] in
      let isStored = fill(rendered, pages.fresh)
      lease?.end(isStored: isStored)
      return isStored
    }.valid(validity)
  }

  /// Reads the list from the database and stores it; returns the number of tasks and whether
  /// everything is stored.
  func warm() throws(StoreError) -> (count: Int, isCached: Bool) {
    let isTrusted = cache.isTrusted
    let pages = try readPages(ignoringCache: true)
    let rendered = cache.render(view, pages.all)
    return (pages.all.taskCount, isTrusted && fill(rendered, pages.fresh))
  }

  /// The list as the database has it.
  func uncached() throws(StoreError) -> ListResult {
    let parts = try uncachedParts()
    return ListResult(parts: .rendered(parts), origin: .database).valid(
      validity(until: parts.frame.until))
  }

  private func validity(until: Int64?) -> ListResult.Validity? {
    cache.stamp.isIntact ? ListResult.Validity(stamp: cache.stamp.value, until: until) : nil
  }

  func uncachedParts() throws(StoreError) -> RenderedChunks {
    view.parts(try context.list(view.status, reader, fields: view.fields))
  }

  /// Stores what was missing, first what saves the next list most; returns false when some is not.
  ///
  /// A page that is too large does not keep the others from being stored.
  private func fill(_ rendered: RenderedList, _ pages: [Page]) -> Bool {
    var isStored = cache.store(rendered, of: view)
    isStored = cache.store(pages) && isStored
    return cache.storeFragments(rendered, of: view) && isStored
  }

  /// Compares a share of hits with the database; a difference is a bug of tasks.
  private func differs(_ parts: ListParts) throws(StoreError) -> Bool {
    guard context.verifiedShare > 0, Double.random(in: 0..<1) < context.verifiedShare,
      !parts.elementsEqual(ListParts.rendered(try uncachedParts()))
    else { return false }
    context.cache.disable(
      because: """
        A CACHED LIST DIFFERS FROM THE DATABASE (stamp \(cache.stamp.value)); please report this bug
        """)
    return true
  }
}
