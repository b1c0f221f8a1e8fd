import Caching
import Strategies
import Model
import Testing
import TestSupport

/// Hundreds of thousands of values that somebody has altered, the same in every run: nothing crashes, and nothing
/// altered is taken for a value of ours.
@Suite struct MutationTests {
  private static let key = CacheKey("t1:0123:rows")
  private static let secret = Bits128(high: 1, low: 2)
  /// Each is a run of its own, so that they share the processors.
  private static let seeds: [UInt64] = [1, 2, 3, 4]

  private static var rows: PackedTasks {
    var rows = PackedTasks()
    for id in [1, 130, 131] as [Int64] { rows.append(TaskItem(id: id, text: "task \(id)")) }
    rows.append(
      TaskItem(
        id: 900, text: "Zahnarzt 🦷", list: "home", tags: ["a", "b"], priority: .high,
        due: "2026-12-01T16:00Z", note: "# note\n", created: 1_800_000_000_000, changed: 1, done: 7)
    )
    return rows
  }

  /// What the hash refuses, and, sealed again, what it cannot: under expire it has no secret.
  @Test(arguments: seeds)
  func envelopes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var envelope = Envelope(
      kind: .rows, stamp: Self.secret, time: 1_700_000_000_000, payload: Self.rows.bytes)
    envelope.parts = 3
    let sealed = envelope.sealed(key: Self.key, secret: Self.secret)
    var opened = 0
    for _ in 0..<20_000 {
      let mutated = sealed.mutated(using: &random)
      if Envelope(opening: mutated, key: Self.key, secret: Self.secret) != nil, mutated != sealed {
        Issue.record("taken for ours: \(mutated)")
      }
      let again = Array(sealed.dropLast(16)).mutated(using: &random)
      let hash = SealHash.hash(again, key: Self.secret).bytes
      guard let forged = Envelope(opening: again + hash, key: Self.key, secret: Self.secret) else {
        continue
      }
      opened += 1
      walk(forged.payload.array)
    }
    #expect((1..<20_000).contains(opened))
  }

  @Test(arguments: seeds)
  func packedRows(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = Self.rows.bytes
    for _ in 0..<20_000 { walk(bytes.mutated(using: &random)) }
  }

  /// Parts of two fillings, mixed and altered: one of the two comes out whole, or nothing.
  @Test(arguments: seeds)
  func parts(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let cache = MemoryCache { 0 }
    let sealed = SealedCache(
      cache: BestEffortCache(cache, trace: Trace { 0 }), secret: Self.secret)
    let keys = (0..<3).map(Self.key.part)
    let fillings = [[[1], [2, 2], [3]], [[4], [5], [6, 6, 6]]] as [[[UInt8]]]
    let stored = try fillings.map { parts in
      #expect(sealed.set(Self.key, .view, stamp: .zero, parts: parts, ttl: nil))
      return try cache.values(keys)
    }
    var whole = 0
    for _ in 0..<10_000 {
      for key in keys {
        var value = stored[Int.random(in: 0...1, using: &random)][key] ?? []
        if Int.random(in: 0...3, using: &random) == 0 { value = value.mutated(using: &random) }
        try cache.set(key, value, ttl: nil)
      }
      guard let found = sealed.values([Self.key], .view, judge: { _, _ in .hit })[0] else {
        continue
      }
      whole += 1
      if !fillings.contains(found.parts.map(\.array)) { Issue.record("\(found.parts)") }
    }
    #expect(whole > 0)
  }

  /// Decodes `bytes` as everything does that shows a list, and puts them together anew.
  private func walk(_ bytes: [UInt8]) {
    guard let rows = PackedTasks(decoding: bytes) else { return }
    var last: Int64 = 0
    for item in rows.items {
      if item.id <= last { Issue.record("\(item.id) behind \(last) in \(bytes)") }
      last = item.id
    }
    if last != rows.lastID || rows.firstID > last { Issue.record("\(bytes)") }
  }
}
