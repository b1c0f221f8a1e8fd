package import TaskList

/// What is wrapped around every cached value, so that nothing else is ever taken for one.
///
/// Numbers are big-endian:
///
///     0   4  magic and format version, "TSK1"
///     4   1  kind of the payload
///     5   1  flags, none yet: 0
///     6   2  bytes of the key, k
///     8  16  stamp that the payload was computed under
///     24  8  milliseconds since 1970, before it was computed (for expire)
///     32  k  the key it is stored under
///         n  payload
///        16  SipHash-2-4-128 of everything before, under the database's secret
package struct Envelope: Equatable {
  package enum Kind: UInt8 {
    /// The open tasks as packed ``Rows``.
    case rows = 1
  }

  package let kind: Kind
  package let stamp: Bits128
  package let time: UInt64
  package let payload: [UInt8]

  private static let magic = Array("TSK1".utf8)
  private static let headerBytes = 32
  private static let hashBytes = 16

  /// The most bytes of a payload that fits a cache under any key.
  package static let maximumPayloadBytes = maximumValueBytes - headerBytes - 200 - hashBytes

  package init(kind: Kind, stamp: Bits128, time: UInt64, payload: [UInt8]) {
    self.kind = kind
    self.stamp = stamp
    self.time = time
    self.payload = payload
  }

  /// The bytes to store under `key`.
  package func sealed(key: CacheKey, secret: Bits128) -> [UInt8] {
    let name = key.string.utf8
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.headerBytes + name.count + payload.count + Self.hashBytes)
    bytes += Self.magic
    bytes += [kind.rawValue, 0, UInt8(name.count >> 8), UInt8(name.count & 0xFF)]
    bytes += stamp.bytes
    bytes += Bits128(high: time, low: 0).bytes.prefix(8)
    bytes += name
    bytes += payload
    bytes += SipHash.hash(bytes, key: secret).bytes
    return bytes
  }

  /// Reads bytes found under `key`, whoever wrote them; nil when a bit of them is not as
  /// ``sealed(key:secret:)`` makes them under this key and secret.
  package init?(opening bytes: [UInt8], key: CacheKey, secret: Bits128) {
    let name = key.string.utf8
    let payloadStart = Self.headerBytes + name.count
    let payloadEnd = bytes.count - Self.hashBytes
    guard payloadStart <= payloadEnd else { return nil }
    let hash = SipHash.hash(bytes[..<payloadEnd], key: secret)
    guard hash == Bits128(bytes: bytes[payloadEnd...]),
      bytes[..<4].elementsEqual(Self.magic),
      let kind = Kind(rawValue: bytes[4]), bytes[5] == 0,
      Int(bytes[6]) << 8 | Int(bytes[7]) == name.count,
      bytes[Self.headerBytes..<payloadStart].elementsEqual(name),
      let stamp = Bits128(bytes: bytes[8..<24])
    else { return nil }
    self.kind = kind
    self.stamp = stamp
    time = bytes[24..<32].reduce(0) { $0 << 8 | UInt64($1) }
    payload = Array(bytes[payloadStart..<payloadEnd])
  }
}
