package import Model

/// Values inside this process, for tests and long runs.
package final class MemoryCache: Cache {
  private struct Slot {
    let value: [UInt8]
    let end: UInt64?
  }

  package let name = "memory"
  private let now: () -> UInt64
  private var slots: [CacheKey: Slot] = [:]
  private var corrupt = 0

  /// Keeps nothing yet; `now` is in milliseconds.
  package init(now: @escaping () -> UInt64) {
    self.now = now
  }

  package func get(_ keys: [CacheKey]) throws(CacheError) -> [StoredBytes?] {
    keys.map { cached($0).map { StoredBytes($0) } }
  }

  package func set(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) {
    try checkLimits(value, ttl: ttl)
    slots[key] = Slot(value: value, end: ttl.map { now() + UInt64($0) * 1_000 })
  }

  package func add(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) -> Bool {
    guard cached(key) == nil else { return false }
    try set(key, value, ttl: ttl)
    return true
  }

  package func delete(_ key: CacheKey) throws(CacheError) -> Bool {
    defer { slots[key] = nil }
    return cached(key) != nil
  }

  package func recordCorruptValue(_ key: CacheKey) {
    corrupt += 1
  }

  package func stats() throws(CacheError) -> [CacheStatistics] {
    let items = slots.keys.compactMap(cached)
    let bytes = items.reduce(0) { $0 + $1.count }
    return [
      CacheStatistics(
        name: name,
        values: [
          "curr_items": "\(items.count)", "bytes": "\(bytes)", "corrupt": "\(corrupt)",
        ])
    ]
  }

  private func cached(_ key: CacheKey) -> [UInt8]? {
    guard let slot = slots[key], slot.end.map({ now() < $0 }) ?? true else { return nil }
    return slot.value
  }
}
