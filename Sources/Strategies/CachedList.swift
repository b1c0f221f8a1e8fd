import TaskList

/// A list as it lies in a cache.
struct CachedList {
  let rows: Rows
  let stamp: Bits128
  /// When its reading began, in milliseconds since 1970; only `expire` looks at it.
  let time: UInt64

  init(rows: Rows, stamp: Bits128, time: UInt64) {
    self.rows = rows
    self.stamp = stamp
    self.time = time
  }

  /// Reads bytes found under `key`, whoever wrote them; nil when they are not ours.
  init?(opening bytes: [UInt8], key: CacheKey, secret: Bits128) {
    guard let envelope = Envelope(opening: bytes, key: key, secret: secret),
      envelope.kind == .rows, let rows = Rows(decoding: envelope.payload)
    else { return nil }
    self.init(rows: rows, stamp: envelope.stamp, time: envelope.time)
  }

  /// The bytes to store under `key`.
  func sealed(key: CacheKey, secret: Bits128) -> [UInt8] {
    Envelope(kind: .rows, stamp: stamp, time: time, payload: rows.bytes)
      .sealed(key: key, secret: secret)
  }
}
