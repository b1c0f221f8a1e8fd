package import Model

/// A cache of values that are sealed under a database's secret, and kept in parts where they are
/// larger than a cache takes.
package struct SealedCache {
  let cache: BestEffortCache
  let secret: Bits128

  package init(cache: BestEffortCache, secret: Bits128) {
    self.cache = cache
    self.secret = secret
  }

  /// A value as it was stored.
  package struct Value {
    package let stamp: Bits128
    package let time: UInt64
    package let until: UInt64
    package let parts: [StoredBytes]
  }

  /// The judgement on an authentic value.
  package enum Verdict {
    case hit, otherStamp, tooOld, corrupt
  }

  /// Reads the values of `keys` that are of `kind`, whole, and pass `judge`, which is given the index of
  /// the key; nil for the others.
  package func values(
    _ keys: [CacheKey], _ kind: Envelope.Kind, judge: (Int, Envelope) -> Verdict
  ) -> [Value?] {
    var values = [Value?](repeating: nil, count: keys.count)
    for (index, head) in opened(keys, kind, judge: judge).enumerated() {
      guard let head, let parts = parts(of: keys[index], head, kind) else { continue }
      values[index] = Value(stamp: head.stamp, time: head.time, until: head.until, parts: parts)
    }
    return values
  }

  /// All parts of the value at `key` that begins with `head`; nil when one is missing.
  private func parts(
    of key: CacheKey, _ head: Envelope, _ kind: Envelope.Kind
  ) -> [StoredBytes]? {
    var parts = [head.payload]
    while parts.count < head.parts {
      // A few at a time, because a server has to answer a whole question in time.
      let wanted = (parts.count..<min(parts.count + 4, head.parts)).map(key.part)
      let found = opened(wanted, kind) { _, part in
        part.nonce == head.nonce && part.stamp == head.stamp ? .hit : .otherStamp
      }
      for part in found {
        guard let part else { return nil }
        parts.append(part.payload)
      }
    }
    return parts
  }

  /// Stores `parts` as one value; false when not all of them are stored, or one is larger than
  /// ``Envelope/maximumPayloadBytes``.
  package func set(
    _ key: CacheKey, _ kind: Envelope.Kind, stamp: Bits128, time: UInt64 = 0, until: UInt64 = .max,
    parts: some Sequence<[UInt8]>, ttl: Int?
  ) -> Bool {
    guard cache.isUsable else { return false }
    var parts = parts.makeIterator()
    guard let head = parts.next() else { return false }
    var nonce: UInt64 = 0
    func store(_ payload: [UInt8], at number: Int, of count: Int) -> Bool {
      guard payload.count <= Envelope.maximumPayloadBytes else { return false }
      var envelope = Envelope(kind: kind, stamp: stamp, time: time, payload: payload)
      envelope.until = until
      envelope.nonce = nonce
      envelope.parts = count
      let key = key.part(number)
      return cache.set(key, envelope.sealed(key: key, secret: secret), ttl: ttl)
    }
    // The head comes last: until then the old one, of another number, does not match the others.
    var count = 1
    while let part = parts.next() {
      if count == 1 { nonce = .random(in: .min ... .max) }
      guard count < Envelope.maximumParts, store(part, at: count, of: 1) else { return false }
      count += 1
    }
    return store(head, at: 0, of: count)
  }

  /// A value of one part, sealed.
  func entry(
    _ key: CacheKey, _ kind: Envelope.Kind, stamp: Bits128, _ payload: [UInt8]
  ) -> CacheEntry {
    let envelope = Envelope(kind: kind, stamp: stamp, time: 0, payload: payload)
    return CacheEntry(key, envelope.sealed(key: key, secret: secret))
  }

  private func opened(
    _ keys: [CacheKey], _ kind: Envelope.Kind, judge: (Int, Envelope) -> Verdict
  ) -> [Envelope?] {
    var found = [Envelope?](repeating: nil, count: keys.count)
    _ = cache.get(keys, summary: { $0.summary(keys) }) { values in
      var tally = Tally()
      for (index, value) in values.enumerated() {
        guard let value, !Envelope.isOfAnotherVersion(value) else {
          tally.misses += 1
          continue
        }
        tally.bytes += value.count
        let envelope = Envelope(opening: value, key: keys[index], secret: secret)
        switch envelope.map({ $0.kind == kind ? judge(index, $0) : .corrupt }) ?? .corrupt {
        case .hit:
          tally.hits += 1
          found[index] = envelope
        case .otherStamp: tally.otherStamps += 1
        case .tooOld: tally.tooOld += 1
        case .corrupt:
          tally.corrupt += 1
          cache.recordCorruptValue(keys[index])
        }
      }
      return tally
    }
    return found
  }
}

/// Counts the results of a read.
private struct Tally {
  var hits = 0
  var misses = 0
  var otherStamps = 0
  var tooOld = 0
  var corrupt = 0
  var bytes = 0

  /// Such as `hit, 133 bytes, t1:…`, and of several `2 hit, 1 miss, 133 bytes, t1:… and 2 more`.
  func summary(_ keys: [CacheKey]) -> String {
    let counts = [
      (hits, "hit"), (misses, "miss"), (otherStamps, "other stamp"), (tooOld, "too old"),
      (corrupt, "corrupt"),
    ]
    var parts = counts.filter { $0.0 > 0 }.map { keys.count == 1 ? $0.1 : "\($0.0) \($0.1)" }
    if bytes > 0 { parts.append("\(bytes) bytes") }
    parts.append("\(keys[0])\(keys.count > 1 ? " and \(keys.count - 1) more" : "")")
    return parts.joined(separator: ", ")
  }
}
