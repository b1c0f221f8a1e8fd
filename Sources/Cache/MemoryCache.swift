package import TaskList

/// Values inside this process, for tests and long runs.
package final class MemoryCache: ListCache {
  private struct Slot {
    let entry: CacheEntry
    let end: UInt64?
  }

  package let name = "memory"
  private let now: () -> UInt64
  private var slots: [CacheKey: Slot] = [:]
  private var damaged = 0
  private var lastToken: UInt64 = 0

  /// Keeps nothing yet; `now` is in milliseconds.
  package init(now: @escaping () -> UInt64) {
    self.now = now
  }

  package func get(_ keys: [CacheKey]) throws(CacheError) -> [CacheKey: CacheEntry] {
    var found: [CacheKey: CacheEntry] = [:]
    for key in keys { found[key] = entry(key) }
    return found
  }

  package func set(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) {
    try checkLimits(value, ttl: ttl)
    lastToken += 1
    slots[key] = Slot(
      entry: CacheEntry(value: value, token: lastToken),
      end: ttl.map { now() + UInt64($0) * 1_000 })
  }

  package func add(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) -> Bool {
    guard entry(key) == nil else { return false }
    try set(key, value, ttl: ttl)
    return true
  }

  package func cas(
    _ key: CacheKey, _ value: [UInt8], token: UInt64, ttl: Int?
  ) throws(CacheError) -> Bool {
    guard entry(key)?.token == token else { return false }
    try set(key, value, ttl: ttl)
    return true
  }

  package func delete(_ key: CacheKey) throws(CacheError) -> Bool {
    defer { slots[key] = nil }
    return entry(key) != nil
  }

  package func noteDamage(_ key: CacheKey) {
    damaged += 1
  }

  package func stats() throws(CacheError) -> [CacheStatistics] {
    let items = slots.keys.compactMap(entry)
    let bytes = items.reduce(0) { $0 + $1.value.count }
    return [
      CacheStatistics(
        name: name,
        values: [
          "curr_items": "\(items.count)", "bytes": "\(bytes)", "damaged": "\(damaged)",
        ])
    ]
  }

  private func entry(_ key: CacheKey) -> CacheEntry? {
    guard let slot = slots[key], slot.end.map({ now() < $0 }) ?? true else { return nil }
    return slot.entry
  }
}
