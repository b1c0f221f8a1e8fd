import Strategies
import Model
import TestSupport
import Testing

@Suite struct SealHashTests {
  private let key = Bits128(high: 0x0001_0203_0405_0607, low: 0x0809_0A0B_0C0D_0E0F)

  /// Eight streams at once are what one after the other is, by the SipHash of the published vectors.
  @Test(arguments: [4_096, 4_097, 4_159, 4_160, 10_000, 900_001])
  func isSipHashOfEightStreams(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    func laneKey(_ lane: UInt8) -> Bits128 {
      SipHash.hash([lane] + Array("lane".utf8), key: key)
    }
    let whole = count / 64 * 64
    var digest: [UInt8] = []
    for lane in 0..<8 {
      let words = stride(from: lane * 8, to: whole, by: 64).flatMap { bytes[$0..<$0 + 8] }
      digest += SipHash.hash(words, key: laneKey(UInt8(lane))).bytes
    }
    digest += bytes[whole...]
    digest += (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * $0)) }
    #expect(SealHash.hash(bytes, key: key) == SipHash.hash(digest, key: laneKey(8)))
    // At an odd place.
    ([0] + bytes).withUnsafeBytes {
      #expect(
        SealHash.hash(UnsafeRawBufferPointer(rebasing: $0[1...]), key: key)
          == SealHash.hash(bytes, key: key))
    }
  }

  @Test func shortBytesAreHashedBySipHash() {
    for count in [0, 1, 4_095] {
      let bytes = [UInt8](repeating: 0x5A, count: count)
      #expect(SealHash.hash(bytes, key: key) == SipHash.hash(bytes, key: key))
    }
  }

  /// Values lie in caches where another version of this program may look for them.
  @Test func isThisHash() {
    let bytes = (0..<5_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(SealHash.hash(bytes, key: key).description == "69294781c9062d52ce731cd1886f68b5")
  }

  @Test func everyBitMatters() {
    let bytes = [UInt8](repeating: 0, count: 4_200)
    let hash = SealHash.hash(bytes, key: key)
    for bit in stride(from: 0, to: bytes.count * 8, by: 7) {
      var flipped = bytes
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      if SealHash.hash(flipped, key: key) == hash { Issue.record("bit \(bit)") }
    }
    #expect(SealHash.hash(bytes + [0], key: key) != hash)
    #expect(SealHash.hash(bytes, key: Bits128(high: 1, low: 2)) != hash)
  }
}
