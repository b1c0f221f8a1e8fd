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
    #expect(sealed.count == 32 + 12 + 7 + 16)
    #expect(Envelope(opening: sealed, key: key, secret: secret) == envelope)
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
