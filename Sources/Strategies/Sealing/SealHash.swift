import CHash
package import Model

/// The keyed hash of a sealed value: SipHash-2-4-128, of large values over eight streams at once.
///
/// Of 4,096 bytes and more, stream i has the words i, i + 8, i + 16, … of 8 bytes in the whole blocks of 64,
/// and is hashed under the hash of the byte i and `lane`. The eight hashes, the bytes after the last whole
/// block and the number of all bytes (8 bytes, big-endian) are hashed under that of the byte 8 and `lane`.
package enum SealHash {
  private static let leastBytes = 4_096
  private static let lanes = 8
  private static let blockBytes = 64

  /// Hashes `bytes` under `key`.
  package static func hash(_ bytes: some Collection<UInt8>, key: Bits128) -> Bits128 {
    Array(bytes).withUnsafeBytes { hash($0, key: key) }
  }

  /// Hashes the bytes at `raw` under `key`.
  package static func hash(_ raw: UnsafeRawBufferPointer, key: Bits128) -> Bits128 {
    guard raw.count >= leastBytes else { return SipHash.hash(raw, key: key) }
    let blocks = raw.count / blockBytes
    var states = chash_states()
    withUnsafeMutableBytes(of: &states) { numbers in
      for lane in 0..<lanes {
        for (index, number) in SipState(key: laneKey(lane, key)).numbers.enumerated() {
          numbers.storeBytes(of: number, toByteOffset: offset(index, lane), as: UInt64.self)
        }
      }
    }
    chash_absorb(&states, raw.baseAddress, blocks)
    var digest: [UInt8] = []
    withUnsafeBytes(of: states) { numbers in
      for lane in 0..<lanes {
        func number(_ index: Int) -> UInt64 {
          numbers.load(fromByteOffset: offset(index, lane), as: UInt64.self)
        }
        var state = SipState(number(0), number(1), number(2), number(3))
        // The last word of SipHash: the length of the stream in its highest byte.
        state.absorb(UInt64(truncatingIfNeeded: blocks * 8) << 56)
        digest += state.finish().bytes
      }
    }
    digest.append(contentsOf: raw[(blocks * blockBytes)...])
    digest += Bits128(high: 0, low: UInt64(raw.count)).bytes.suffix(8)
    return SipHash.hash(digest, key: laneKey(lanes, key))
  }

  private static func laneKey(_ lane: Int, _ key: Bits128) -> Bits128 {
    SipHash.hash([UInt8(lane)] + Array("lane".utf8), key: key)
  }

  private static func offset(_ index: Int, _ lane: Int) -> Int { (index * lanes + lane) * 8 }
}
