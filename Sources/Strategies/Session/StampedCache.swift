import Model

/// The cache as one database fills it under one stamp: its pages, views and fragments.
struct StampedCache {
  let strategy: any StampedStrategy
  let stamp: StoreStamp
  let context: ListContext

  init(_ strategy: any StampedStrategy, _ stamp: StoreStamp, _ context: ListContext) {
    self.strategy = strategy
    self.stamp = stamp
    self.context = context
  }

  var sealed: SealedCache { SealedCache(cache: context.cache, secret: stamp.secret) }

  /// How long a value is cached, in seconds; nil until it is evicted.
  var ttl: Int? { context.ttl ?? strategy.defaultTTL }

  /// Whether any value may be read or stored; the user is warned when the stamp is not intact.
  var isTrusted: Bool {
    guard context.cache.isUsable else { return false }
    if !stamp.isIntact {
      context.cache.disable(
        because: """
          the cache is not used, because another program altered the database's triggers, or left \
          a change of tasks half done (see tasks-cache(7))
          """)
    }
    return stamp.isIntact
  }

  /// Whether what one command reads for `view` saves another the read.
  func caches(_ view: any ListRenderer) -> Bool {
    cachesBytes(of: view) || view.status == .open && context.layers.contains(.rows)
  }
}
