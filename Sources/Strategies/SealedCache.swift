import TaskList

/// A cache of values that are sealed under a database's secret, and kept in parts where they are
/// larger than a cache takes.
struct SealedCache {
  let cache: BestEffortCache
  let secret: Bits128

  /// A value as it was stored.
  struct Value {
    let stamp: Bits128
    let time: UInt64
    let parts: [[UInt8]]
  }

  /// What is made of a value that is ours.
  enum Verdict {
    case hit, otherStamp, tooOld, damaged
  }

  /// Reads the values of `keys` that are of `kind`, whole, and pass `judge`.
  func values(
    _ keys: [CacheKey], _ kind: Envelope.Kind, judge: (CacheKey, Envelope) -> Verdict
  ) -> [CacheKey: Value] {
    let heads = envelopes(keys, kind, judge: judge)
    let larger = heads.filter { $0.value.parts > 1 }
    let others = larger.flatMap { key, head in (1..<head.parts).map(key.part) }
    var rest: [CacheKey: Envelope] = [:]
    // A few at a time, so that what was opened makes room.
    for start in stride(from: 0, to: others.count, by: 4) {
      let asked = Array(others[start..<min(start + 4, others.count)])
      rest.merge(envelopes(asked, kind) { _, _ in .hit }) { first, _ in first }
    }
    var values: [CacheKey: Value] = [:]
    for (key, head) in heads {
      var parts = [head.payload]
      for number in 1..<max(1, head.parts) {
        guard let part = rest[key.part(number)], part.nonce == head.nonce,
          part.parts == head.parts, part.stamp == head.stamp
        else { break }
        parts.append(part.payload)
      }
      guard parts.count == head.parts else { continue }
      values[key] = Value(stamp: head.stamp, time: head.time, parts: parts)
    }
    return values
  }

  /// Stores `parts` as one value; false when not all of them are stored, or one is larger than
  /// ``Envelope/maximumPayloadBytes``.
  func set(
    _ key: CacheKey, _ kind: Envelope.Kind, stamp: Bits128, time: UInt64 = 0, until: UInt64 = .max,
    parts: [[UInt8]], ttl: Int?
  ) -> Bool {
    // The head comes last: until then the old one, of another number, does not match the others.
    guard cache.isUsable, parts.count <= Envelope.maximumParts,
      parts.allSatisfy({ $0.count <= Envelope.maximumPayloadBytes })
    else { return false }
    let nonce: UInt64 = parts.count > 1 ? .random(in: .min ... .max) : 0
    for (number, payload) in parts.enumerated().reversed() {
      var envelope = Envelope(kind: kind, stamp: stamp, time: time, payload: payload)
      envelope.until = until
      envelope.nonce = nonce
      envelope.parts = parts.count
      let key = key.part(number)
      guard cache.set(key, envelope.sealed(key: key, secret: secret), ttl: ttl) else {
        return false
      }
    }
    return true
  }

  private func envelopes(
    _ keys: [CacheKey], _ kind: Envelope.Kind, judge: (CacheKey, Envelope) -> Verdict
  ) -> [CacheKey: Envelope] {
    let found = cache.get(keys, words: { $0.tally.words(keys) }) { entries in
      var found: (envelopes: [CacheKey: Envelope], tally: Tally) = ([:], Tally())
      for key in keys {
        guard let value = entries[key]?.value else {
          found.tally.misses += 1
          continue
        }
        found.tally.bytes += value.count
        let envelope = Envelope(opening: value, key: key, secret: secret)
        switch envelope.map({ $0.kind == kind ? judge(key, $0) : .damaged }) ?? .damaged {
        case .hit:
          found.tally.hits += 1
          found.envelopes[key] = envelope
        case .otherStamp: found.tally.otherStamps += 1
        case .tooOld: found.tally.tooOld += 1
        case .damaged:
          found.tally.damaged += 1
          cache.noteDamage(key)
        }
      }
      return found
    }
    return found?.envelopes ?? [:]
  }
}

/// What became of the values that were asked for.
private struct Tally {
  var hits = 0
  var misses = 0
  var otherStamps = 0
  var tooOld = 0
  var damaged = 0
  var bytes = 0

  /// Such as `hit, 133 bytes, t1:…`, and of several `2 hit, 1 miss, 133 bytes, t1:… and 2 more`.
  func words(_ keys: [CacheKey]) -> String {
    let counts = [
      (hits, "hit"), (misses, "miss"), (otherStamps, "other stamp"), (tooOld, "too old"),
      (damaged, "damaged"),
    ]
    var words = counts.filter { $0.0 > 0 }.map { keys.count == 1 ? $0.1 : "\($0.0) \($0.1)" }
    if bytes > 0 { words.append("\(bytes) bytes") }
    words.append("\(keys[0])\(keys.count > 1 ? " and \(keys.count - 1) more" : "")")
    return words.joined(separator: ", ")
  }
}
