package import Model

/// Wraps every cached value, so that no other bytes are taken for one.
///
/// Numbers are big-endian:
///
///     0   4  magic and format version, "TSK4"
///     4   1  kind of the payload
///     5   1  0
///     6   2  bytes of the key, k
///     8  16  stamp that the payload was computed under
///     24  8  milliseconds since 1970, before it was computed
///     32  8  milliseconds since 1970 when it expires, or the largest number
///     40  8  a random number that all parts of one value share
///     48  2  parts of the value, in the first; 1 in the others
///     50  k  the key it is stored under
///         n  payload
///        16  ``SealHash`` of everything before, under the database's secret
package struct Envelope: Equatable {
  package enum Kind: UInt8 {
    /// Tasks as packed ``PackedTasks``.
    case rows = 1
    /// A list as it is shown.
    case view = 2
    /// One task as it is shown.
    case fragment = 3
    /// No payload: another command is at work.
    case lease = 4
    /// A session of the page, or that it has ended.
    case session = 5
  }

  package let kind: Kind
  package let stamp: Bits128
  package let time: UInt64
  package var until: UInt64 = .max
  package var nonce: UInt64 = 0
  package var parts = 1
  package let payload: StoredBytes

  private static let magic = Array("TSK4".utf8)
  private static let headerBytes = 50
  private static let hashBytes = 16

  /// The most bytes of a payload that fits a cache under any key.
  package static let maximumPayloadBytes = maximumValueBytes - headerBytes - 200 - hashBytes

  /// The most parts of a value, whatever a foreign value claims; it bounds a list to
  /// some 900 MB.
  package static let maximumParts = 1_024

  package init(kind: Kind, stamp: Bits128, time: UInt64, payload: [UInt8]) {
    self.kind = kind
    self.stamp = stamp
    self.time = time
    self.payload = StoredBytes(payload)
  }

  /// The bytes to store under `key`.
  package func sealed(key: CacheKey, secret: Bits128) -> [UInt8] {
    let name = key.string.utf8
    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      Self.headerBytes + name.count + payload.count + Self.hashBytes)
    bytes += Self.magic
    bytes += [kind.rawValue, 0]
    bytes.append(number: UInt64(name.count), bytes: 2)
    bytes += stamp.bytes
    bytes.append(number: time, bytes: 8)
    bytes.append(number: until, bytes: 8)
    bytes.append(number: nonce, bytes: 8)
    bytes.append(number: UInt64(parts), bytes: 2)
    bytes += name
    payload.withUnsafeBytes { bytes.append(contentsOf: $0) }
    bytes += bytes.withUnsafeBytes { SealHash.hash($0, key: secret) }.bytes
    return bytes
  }

  /// Decodes untrusted bytes found under `key`; nil when one bit of them is not as
  /// ``sealed(key:secret:)`` makes them under this key and secret.
  package init?(opening bytes: StoredBytes, key: CacheKey, secret: Bits128) {
    let name = key.string.utf8
    let payloadStart = Self.headerBytes + name.count
    let payloadEnd = bytes.count - Self.hashBytes
    guard payloadStart <= payloadEnd, payloadEnd - payloadStart <= Self.maximumPayloadBytes else {
      return nil
    }
    let isAuthentic = bytes.withUnsafeBytes { all in
      SealHash.hash(UnsafeRawBufferPointer(rebasing: all[..<payloadEnd]), key: secret)
        == Bits128(bytes: UnsafeRawBufferPointer(rebasing: all[payloadEnd...]))
    }
    let header = bytes[0..<payloadStart].array
    guard isAuthentic, header[..<4].elementsEqual(Self.magic),
      let kind = Kind(rawValue: header[4]), header[5] == 0,
      header[6..<8].number == UInt64(name.count),
      header[Self.headerBytes...].elementsEqual(name),
      let stamp = Bits128(bytes: header[8..<24])
    else { return nil }
    self.kind = kind
    self.stamp = stamp
    time = header[24..<32].number
    until = header[32..<40].number
    nonce = header[40..<48].number
    parts = Int(header[48..<50].number)
    guard (1...Self.maximumParts).contains(parts) else { return nil }
    payload = bytes[payloadStart..<payloadEnd]
  }

  /// Whether `bytes` were sealed by a version of tasks with another format.
  static func isOfAnotherVersion(_ bytes: StoredBytes) -> Bool {
    let start = bytes[0..<min(bytes.count, magic.count)].array
    return start.starts(with: magic.dropLast()) && start != magic
  }
}

extension [UInt8] {
  fileprivate mutating func append(number: UInt64, bytes count: Int) {
    for place in stride(from: 8 * (count - 1), through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: number >> UInt64(place)))
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate var number: UInt64 { reduce(0) { $0 << 8 | UInt64($1) } }
}
