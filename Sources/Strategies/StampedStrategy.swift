import Model

/// A strategy whose cached lists are proved current by the database's stamps.
///
/// A list reads the stamp inside its own command. A value under the same stamp is the database's
/// content at that moment; anything else is read from the database in the same transaction. The
/// proof does not depend on clocks, on the order of messages, or on what the cache does.
protocol StampedStrategy: Strategy {
  /// The key of a page.
  func key(_ page: PageStamp, _ stamp: StoreStamp) -> CacheKey

  /// The key of a whole list as `view` shows it.
  func key(_ view: any ListRenderer, _ stamp: StoreStamp) -> CacheKey

  /// How long a value is cached without a setting, in seconds; nil until it is evicted.
  var defaultTTL: Int? { get }
}

extension StampedStrategy {
  var defaultTTL: Int? { nil }

  func key(_ page: PageStamp, _ stamp: StoreStamp) -> CacheKey { .page(page.number, stamp) }

  func key(_ view: any ListRenderer, _ stamp: StoreStamp) -> CacheKey { .view(view, stamp) }

  package func list(
    _ view: any ListRenderer, in context: ListContext
  ) throws(StoreError) -> ListResult {
    var waits = 0
    // While the database is opened.
    context.cache.prepare()
    while true {
      var lease: Lease?
      do throws(StoreError) {
        return try context.store.read { reader throws(StoreError) in
          var session = try session(view, reader, context)
          guard session.cache.isTrusted else {
            return try session.uncached()
          }
          if waits < Lease.maximumWaits && session.cache.caches(view) {
            lease = Lease(.lease(session.cache.stamp), session.cache.sealed, context)
          }
          session.lease = lease
          return try session.list()
        } ?? .nowhere(view)
      } catch {
        guard error == .abandoned, let lease else { throw error }
        lease.wait()
        waits += 1
      }
    }
  }

  package func warm(
    _ view: any ListRenderer, in context: ListContext
  ) throws(StoreError) -> (count: Int, isCached: Bool)? {
    try context.store.read { reader throws(StoreError) in
      try session(view, reader, context).warm()
    }
  }

  private func session(
    _ view: any ListRenderer, _ reader: any TaskReader, _ context: ListContext
  ) throws(StoreError) -> ListSession {
    let stamp = try context.stamp(reader)
    return ListSession(cache: StampedCache(self, stamp, context), view: view, reader: reader)
  }
}
