import Strategies
import TaskList
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
      0x54, 0x53, 0x4B, 0x32, 1, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0,
      0x01, 0x8B, 0xCF, 0xE5, 0x68, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
      0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
    ]
    #expect(sealed.dropLast(16).elementsEqual(header + Array("t1:0123:rowspayload".utf8)))
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

  @Test func hostileBytesAreSafe() {
    var random = SeededGenerator(seed: 3)
    let sealed = envelope.sealed(key: key, secret: secret)
    for _ in 0..<100_000 {
      let mutated = sealed.mutated(using: &random)
      let opened = Envelope(opening: mutated, key: key, secret: secret)
      #expect(opened == nil || mutated == sealed)
    }
  }
}
