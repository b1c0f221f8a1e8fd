import TaskList

/// A strategy whose cached lists are proved current by the database's stamps.
///
/// The list reads the stamp inside its own command; a value under the same stamp is the database's
/// content at that moment, and anything else is read in the same transaction. Nothing in this
/// depends on clocks, on the order of messages, or on what the cache does.
protocol StampedStrategy: Strategy {
  /// The key of a page.
  func key(_ page: PageStamp, _ state: StoreState) -> CacheKey

  /// The key of a whole list as `view` shows it.
  func key(_ view: any ListView, _ state: StoreState) -> CacheKey

  /// How long a value is kept when the user does not say, in seconds; nil until it is evicted.
  var defaultTTL: Int? { get }
}

extension StampedStrategy {
  var defaultTTL: Int? { nil }

  func key(_ page: PageStamp, _ state: StoreState) -> CacheKey { .page(page.number, state) }

  func key(_ view: any ListView, _ state: StoreState) -> CacheKey { .view(view, state) }

  package func list(_ view: any ListView, _ backends: Backends) throws(StoreError) -> Listing {
    var waits = 0
    while true {
      var lease: Lease?
      do throws(StoreError) {
        return try backends.store.read { reader throws(StoreError) in
          let state = try backends.state(reader)
          guard isTrusted(state, backends) else {
            return Listing(
              parts: view.parts(try backends.list(view.source, reader)), origin: .database)
          }
          if waits < Lease.mostWaits && keepsList(view, state, backends) {
            lease = Lease(.lease(state), backends.sealed(state.secret), backends)
          }
          return try list(view, state, reader, lease, backends)
        } ?? .nowhere(view)
      } catch {
        guard error == .abandoned, let lease else { throw error }
        lease.wait()
        waits += 1
      }
    }
  }

  /// Whether what one command reads spares another the reading.
  private func keepsList(
    _ view: any ListView, _ state: StoreState, _ backends: Backends
  ) -> Bool {
    keepsView(view, state, backends)
      || view.source == .open && backends.layers.contains(.rows)
  }

  package func warm(
    _ view: any ListView, _ backends: Backends
  ) throws(StoreError) -> (count: Int, isCached: Bool)? {
    try backends.store.read { reader throws(StoreError) in
      let state = try backends.state(reader)
      let isTrusted = isTrusted(state, backends)
      let pages = try readPages(view.source, state, reader, backends, isCold: true)
      let shown = show(view, pages.all, state, backends)
      let isCached = isTrusted && fill(view, shown, pages.fresh, state, backends)
      return (pages.all.taskCount, isCached)
    }
  }

  /// Whether the cache may be used at all.
  private func isTrusted(_ state: StoreState, _ backends: Backends) -> Bool {
    guard backends.cache.isUsable else { return false }
    if !state.isGuarded {
      backends.cache.distrust(
        """
        the cache is not used, because the database's tables or triggers are not those of tasks \
        (see tasks-cache(7))
        """)
    }
    return state.isGuarded
  }

  private func list(
    _ view: any ListView, _ state: StoreState, _ reader: any TaskReader, _ lease: Lease?,
    _ backends: Backends
  ) throws(StoreError) -> Listing {
    if keepsView(view, state, backends) {
      let parts = cachedView(view, state, backends)
      if let parts, try !differs(parts, view, state, reader, backends) {
        return Listing(parts: parts, origin: .cacheUnderStamp)
      }
    }
    let pages = try readPages(view.source, state, reader, backends, lease: lease)
    var shown = show(view, pages.all, state, backends)
    shown.parts.begin()
    if pages.isAllCached, try differs(shown.parts, view, state, reader, backends) {
      return Listing(
        parts: view.parts(try backends.list(view.source, reader)), origin: .database)
    }
    return Listing(parts: shown.parts, origin: pages.origin) { [shown] in
      let isStored = fill(view, shown, pages.fresh, state, backends)
      lease?.end(isStored: isStored)
      return isStored
    }
  }

  /// Stores what was missing, first what spares the next list most; false when some of it is not
  /// stored, such as a page that is too large, which keeps no other from being stored.
  private func fill(
    _ view: any ListView, _ shown: Shown, _ pages: [Page], _ state: StoreState, _ backends: Backends
  ) -> Bool {
    var isStored = store(view, shown, state, backends)
    for page in pages { isStored = store(page, state, backends) && isStored }
    return storeFragments(view, shown, state, backends) && isStored
  }

  /// Compares a share of hits with the database; a difference is a bug of ours, told loudly.
  private func differs(
    _ parts: some Sequence<[UInt8]>, _ view: any ListView, _ state: StoreState,
    _ reader: any TaskReader,
    _ backends: Backends
  ) throws(StoreError) -> Bool {
    guard backends.verifiedShare > 0, Double.random(in: 0..<1) < backends.verifiedShare,
      !parts.elementsEqual(view.parts(try backends.list(view.source, reader)))
    else { return false }
    backends.cache.distrust(
      "A CACHED LIST DIFFERS FROM THE DATABASE (stamp \(state.stamp)); please report this bug")
    return true
  }
}
