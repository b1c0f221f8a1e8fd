package import Model

/// SipHash-2-4 with 128 bits of output (Aumasson and Bernstein, <https://www.aumasson.jp/siphash/>).
package enum SipHash {
  /// Hashes `bytes` under `key`.
  package static func hash(_ bytes: some Collection<UInt8>, key: Bits128) -> Bits128 {
    let contiguous = bytes.withContiguousStorageIfAvailable {
      hash(UnsafeRawBufferPointer($0), key: key)
    }
    return contiguous ?? Array(bytes).withUnsafeBytes { hash($0, key: key) }
  }

  /// Hashes the bytes at `raw` under `key`.
  static func hash(_ raw: UnsafeRawBufferPointer, key: Bits128) -> Bits128 {
    var state = SipState(key: key)
    let whole = raw.count & ~7
    for offset in stride(from: 0, to: whole, by: 8) {
      state.absorb(
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
    }
    var last = UInt64(truncatingIfNeeded: raw.count) << 56
    for index in whole..<raw.count { last |= UInt64(raw[index]) << UInt64(8 * (index - whole)) }
    state.absorb(last)
    return state.finish()
  }
}

/// A hash of `bytes` that tells them apart, and keeps no secret.
package func digest(_ bytes: some Collection<UInt8>) -> Bits128 { SipHash.hash(bytes, key: .zero) }

/// The state of SipHash in the middle of its input.
struct SipState {
  private var v0, v1, v2, v3: UInt64

  var numbers: [UInt64] { [v0, v1, v2, v3] }

  init(_ v0: UInt64, _ v1: UInt64, _ v2: UInt64, _ v3: UInt64) {
    self.v0 = v0
    self.v1 = v1
    self.v2 = v2
    self.v3 = v3
  }

  init(key: Bits128) {
    // The key's bytes are two little-endian numbers.
    let k0 = key.high.byteSwapped
    let k1 = key.low.byteSwapped
    v0 = k0 ^ 0x736f_6d65_7073_6575
    v1 = k1 ^ 0x646f_7261_6e64_6f6d ^ 0xee
    v2 = k0 ^ 0x6c79_6765_6e65_7261
    v3 = k1 ^ 0x7465_6462_7974_6573
  }

  mutating func absorb(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
  }

  mutating func finish() -> Bits128 {
    v2 ^= 0xee
    let high = squeeze()
    v1 ^= 0xdd
    let low = squeeze()
    return Bits128(high: high.byteSwapped, low: low.byteSwapped)
  }

  private mutating func squeeze() -> UInt64 {
    for _ in 0..<4 { round() }
    return v0 ^ v1 ^ v2 ^ v3
  }

  private mutating func round() {
    v0 &+= v1
    v1 = v1.rotated(13) ^ v0
    v0 = v0.rotated(32)
    v2 &+= v3
    v3 = v3.rotated(16) ^ v2
    v0 &+= v3
    v3 = v3.rotated(21) ^ v0
    v2 &+= v1
    v1 = v1.rotated(17) ^ v2
    v2 = v2.rotated(32)
  }
}

extension UInt64 {
  fileprivate func rotated(_ bits: UInt64) -> UInt64 {
    self << bits | self >> (64 - bits)
  }
}
