import Strategies
import Caching
import Model
import TestSupport
import Testing

@Suite struct EnvelopeTests {
  private let key = CacheKey("t1:0123:rows")
  private let secret = Bits128(high: 1, low: 2)
  private let envelope = Envelope(
    kind: .rows, stamp: Bits128(high: 3, low: 4), time: 1_700_000_000_000,
    payload: Array("payload".utf8))

  @Test func survivesSealing() {
    let sealed = envelope.sealed(key: key, secret: secret)
    #expect(sealed.count == 50 + 12 + 7 + 16)
    #expect(Envelope(opening: sealed, key: key, secret: secret) == envelope)
  }

  /// Values lie in caches where another version of this program may look for them.
  @Test func isThisFormat() {
    let sealed = envelope.sealed(key: key, secret: secret)
    let header: [UInt8] = [
      0x54, 0x53, 0x4B, 0x34, 1, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0,
      0x01, 0x8B, 0xCF, 0xE5, 0x68, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
      0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
    ]
    #expect(sealed.dropLast(16).elementsEqual(header + Array("t1:0123:rowspayload".utf8)))
  }

  /// A value that a version with the format before this one sealed, whole and under the same key.
  @Test func aValueOfAnotherFormatIsAMissAndNoDamage() throws {
    var old = Array(envelope.sealed(key: key, secret: secret).dropLast(16))
    old[3] = UInt8(ascii: "2")
    old += SealHash.hash(old, key: secret).bytes
    let cache = MemoryCache { 0 }
    try cache.set(key, old, ttl: nil)
    let sealed = SealedCache(cache: BestEffortCache(cache, trace: Trace { 0 }), secret: secret)
    #expect(sealed.values([key], .rows) { _, _ in .hit }[0] == nil)
    #expect(try cache.stats()[0].values["corrupt"] == "0")
  }

  @Test(arguments: [0, 1, 100_000])
  func takesAPayloadOfAnySize(count: Int) {
    let envelope = Envelope(
      kind: .rows, stamp: Bits128(high: .max, low: .max), time: .max,
      payload: [UInt8](repeating: 0xA5, count: count))
    let sealed = envelope.sealed(key: key, secret: secret)
    #expect(Envelope(opening: sealed, key: key, secret: secret) == envelope)
  }

  @Test func theLargestPayloadFitsACacheUnderTheLongestKey() {
    let key = CacheKey(CacheKey.prefix + String(repeating: "x", count: 197))
    // Random bytes, which nothing makes smaller.
    var random = SeededGenerator(seed: 1)
    let payload = (0..<Envelope.maximumPayloadBytes).map { _ in
      UInt8.random(in: .min ... .max, using: &random)
    }
    let envelope = Envelope(kind: .rows, stamp: secret, time: 0, payload: payload)
    #expect(envelope.sealed(key: key, secret: secret).count == maximumValueBytes)
  }

  /// Under expire there is no secret, and whoever writes to the cache can seal what they like.
  @Test func whatIsSealedAndTooLargeIsRefused() {
    var many = envelope
    for (parts, isRead) in [(0, false), (1, true), (1_024, true), (1_025, false)] {
      many.parts = parts
      let sealed = many.sealed(key: key, secret: .zero)
      #expect((Envelope(opening: sealed, key: key, secret: .zero) != nil) == isRead)
    }
    let zeros = Envelope(
      kind: .rows, stamp: .zero, time: 0,
      payload: [UInt8](repeating: 0, count: Envelope.maximumPayloadBytes + 1))
    #expect(
      Envelope(opening: zeros.sealed(key: key, secret: .zero), key: key, secret: .zero) == nil)
    // 20 MB that claim to be 4 GB: memcached -I takes them.
    var bytes = zeros.sealed(key: key, secret: .zero)
    let start = 50 + key.string.utf8.count
    bytes.replaceSubrange(start..<start + 4, with: [255, 255, 255, 255])
    bytes += [UInt8](repeating: 0, count: 20 << 20)
    bytes = bytes.dropLast(16) + SealHash.hash(bytes.dropLast(16), key: .zero).bytes
    #expect(Envelope(opening: bytes, key: key, secret: .zero) == nil)
  }

  @Test func oneFlippedBitIsRefused() {
    let sealed = envelope.sealed(key: key, secret: secret)
    for bit in 0..<sealed.count * 8 {
      var flipped = sealed
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(Envelope(opening: flipped, key: key, secret: secret) == nil)
    }
  }

  @Test func everyOtherLengthIsRefused() {
    let sealed = envelope.sealed(key: key, secret: secret)
    for count in 0..<sealed.count {
      #expect(Envelope(opening: Array(sealed[..<count]), key: key, secret: secret) == nil)
    }
    #expect(Envelope(opening: sealed + [0], key: key, secret: secret) == nil)
  }

  @Test func anotherKeyOrSecretIsRefused() {
    let sealed = envelope.sealed(key: key, secret: secret)
    let other = CacheKey("t1:0124:rows")
    #expect(Envelope(opening: sealed, key: other, secret: secret) == nil)
    #expect(Envelope(opening: sealed, key: key, secret: Bits128(high: 1, low: 3)) == nil)
  }
}

extension Envelope {
  init?(opening bytes: [UInt8], key: CacheKey, secret: Bits128) {
    self.init(opening: StoredBytes(bytes), key: key, secret: secret)
  }
}
