private import Libc
package import Model

/// Values in a folder, a file each, so that they outlive a process.
///
/// Reading takes no lock: a value is replaced by rename(2), whole or not at all. Whoever changes
/// something holds the folder's lock for that moment.
package final class FileCache: Cache {
  package let name: String
  private let folder: CacheFolder
  private let now: () -> UInt64

  /// Keeps values in the folder at `path`, which is created on the first change.
  ///
  /// Above `maximumBytes` the oldest go. `now` is in milliseconds since 1970.
  package init(path: String, maximumBytes: Int = 64 << 20, now: @escaping () -> UInt64) {
    name = "file:\(path)"
    folder = CacheFolder(path: path, maximumBytes: maximumBytes)
    self.now = now
  }

  package func get(_ keys: [CacheKey]) throws(CacheError) -> [CacheKey: [UInt8]] {
    var found: [CacheKey: [UInt8]] = [:]
    for key in keys { found[key] = try cached(key) }
    return found
  }

  package func set(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) {
    try checkLimits(value, ttl: ttl)
    try folder.locked { lock throws(CacheError) in
      try lock.write(key, StoredFile(value: value, ttl: ttl, now: now()))
    }
  }

  package func add(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) -> Bool {
    try checkLimits(value, ttl: ttl)
    return try folder.locked { lock throws(CacheError) in
      guard try cached(key) == nil else { return false }
      try lock.write(key, StoredFile(value: value, ttl: ttl, now: now()))
      return true
    }
  }

  package func delete(_ key: CacheKey) throws(CacheError) -> Bool {
    // Nothing there needs no lock, and no folder.
    guard try cached(key) != nil else { return false }
    return try folder.locked { lock throws(CacheError) in try lock.remove(key) }
  }

  package func removeAll() throws(CacheError) -> Bool {
    guard folder.hasValues else { return true }
    return try folder.locked { lock throws(CacheError) in
      lock.removeAll()
      guard !folder.hasValues else { throw .away("its files cannot be removed") }
      return true
    }
  }

  package func recordCorruptValue(_ key: CacheKey) {
    // A count is not worth a wait.
    try? folder.locked(upTo: 0) { lock throws(CacheError) in lock.recordCorruptValue() }
  }

  package func stats() throws(CacheError) -> [CacheStatistics] {
    let files = folder.files()
    let bytes = files.reduce(0) { $0 + $1.bytes }
    return [
      CacheStatistics(
        name: name,
        values: [
          "curr_items": "\(files.count)", "bytes": "\(bytes)", "corrupt": "\(folder.corrupt)",
        ])
    ]
  }

  private func cached(_ key: CacheKey) throws(CacheError) -> [UInt8]? {
    guard let (header, value) = try folder.read(key, header: StoredFile.headerBytes),
      let file = StoredFile(header: header, value: value), file.end == 0 || now() < file.end
    else { return nil }
    return file.value
  }
}

/// The content of a file: the time at which the value expires (milliseconds since 1970, 0 for never)
/// and a mark of this format, both 8 bytes big-endian, and the value.
private struct StoredFile {
  static let headerBytes = 16
  /// `tasksfc2`; a file with another mark is a miss.
  private static let mark: UInt64 = 0x7461_736B_7366_6332

  let end: UInt64
  let value: [UInt8]

  init(value: [UInt8], ttl: Int?, now: UInt64) {
    end = ttl.map { now + UInt64($0) * 1_000 } ?? 0
    self.value = value
  }

  init?(header: [UInt8], value: [UInt8]) {
    guard let header = Bits128(bytes: header[...]), header.low == Self.mark else { return nil }
    end = header.high
    self.value = value
  }

  var header: [UInt8] { Bits128(high: end, low: Self.mark).bytes }
}

extension CacheFolder.Lock {
  fileprivate func write(_ key: CacheKey, _ file: StoredFile) throws(CacheError) {
    try write(key, header: file.header, file.value)
  }
}
