import Caching
import Model
import TestSupport
import Testing

/// What every cache promises; `make` returns a view of one place, a new one each time.
///
/// The two views stand for two processes that share the place.
func checkContract(_ make: () -> any Cache) async throws {
  // Pages share files where values are files.
  for names in [["a", "b", "c"], ["page:0", "page:1", "page:2:00ff"]] {
    try await checkContract(names, make)
  }
}

private func checkContract(_ names: [String], _ make: () -> any Cache) async throws {
  let cache = make()
  let other = make()
  let shares = !(cache is MemoryCache)
  let reader = shares ? other : cache
  let unique = String(UInt32.random(in: 0 ... .max), radix: 16)
  let keys = names.map { CacheKey("t1:\(unique):\($0)") }
  let (a, b, c) = (keys[0], keys[1], keys[2])

  // Nothing there.
  #expect(try cache.values([a, b]).isEmpty)
  #expect(try !cache.delete(a))
  #expect(try cache.values([a]).isEmpty)

  // Set and get, of every byte and of nothing, several keys at once.
  let bytes = [UInt8](0...255)
  try cache.set(a, bytes, ttl: nil)
  try cache.set(b, [], ttl: 100)
  let found = try reader.values([a, b, c])
  #expect(found[a] == bytes)
  #expect(found[b] == [])
  #expect(found[c] == nil && found.count == 2)
  #expect(try reader.values([b, a, b, a]).count == 2)
  #expect(try reader.values([]).isEmpty)
  try cache.set(a, [9], ttl: nil)
  #expect(try reader.values([a])[a] == [9])

  // Add stores only where nothing is.
  #expect(try !reader.add(a, [10], ttl: nil))
  #expect(try cache.values([a])[a] == [9])
  #expect(try reader.add(c, [11], ttl: nil))
  #expect(try cache.values([c])[c] == [11])

  #expect(try reader.delete(c))
  #expect(try cache.values([c]).isEmpty)

  // Several at once.
  try cache.set([CacheEntry(c, [12]), CacheEntry(a, bytes)], ttl: 100)
  #expect(try reader.values(keys) == [a: bytes, b: [], c: [12]])
  #expect(try reader.delete(c))

  // The largest value, and one byte more.
  let largest = [UInt8](repeating: 7, count: maximumValueBytes)
  try cache.set(b, largest, ttl: nil)
  #expect(try reader.values([b])[b] == largest)
  #expect(throws: CacheError.tooLarge(limit: maximumValueBytes)) {
    try cache.set(b, largest + [7], ttl: nil)
  }
  #expect(try reader.values([b])[b] == largest)

  // Time to live; memcached counts whole seconds, so that one may be over at once.
  try cache.set(a, [1], ttl: 2)
  #expect(try reader.values([a])[a] == [1])
  try await Task.sleep(for: .milliseconds(3_100))
  #expect(try reader.values([a]).isEmpty)
  #expect(try cache.add(a, [2], ttl: nil))

  // Counters.
  let items = try cache.stats().compactMap { $0.values["curr_items"].flatMap { Int($0) } }
  #expect(items.reduce(0, +) >= 2)
  for key in [a, b] { #expect(try cache.delete(key)) }
}
