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

  package func get(_ keys: [CacheKey]) throws(CacheError) -> [StoredBytes?] {
    var found: [StoredBytes?] = []
    found.reserveCapacity(keys.count)
    // Pages are requested in their order, and so are the files that they share.
    var last: (name: String, pack: CachePack)?
    for key in keys {
      guard let name = key.pack else {
        found.append(try file(key))
        continue
      }
      if last?.name != name { last = (name, try pack(name)) }
      found.append(last?.pack.value(of: key, now: now()))
    }
    return found
  }

  package func set(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) {
    try set([CacheEntry(key, value)], ttl: ttl)
  }

  package func set(_ entries: [CacheEntry], ttl: Int?) throws(CacheError) {
    for entry in entries { try checkLimits(entry.value, ttl: ttl) }
    try folder.locked { lock throws(CacheError) in try store(entries, ttl: ttl, lock) }
  }

  package func add(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) -> Bool {
    try checkLimits(value, ttl: ttl)
    return try folder.locked { lock throws(CacheError) in
      guard try cached(key) == nil else { return false }
      try store([CacheEntry(key, value)], ttl: ttl, lock)
      return true
    }
  }

  package func delete(_ key: CacheKey) throws(CacheError) -> Bool {
    // Nothing there needs no lock, and no folder.
    guard try cached(key) != nil else { return false }
    return try folder.locked { lock throws(CacheError) in
      guard let name = key.pack else { return try lock.remove(key.string) }
      var pack = try pack(name)
      guard pack.value(of: key, now: now()) != nil else { return false }
      pack.remove(key)
      try write(pack, name, lock)
      return true
    }
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
          "curr_items": "\(files.reduce(0) { $0 + values(inFile: $1.name) })", "bytes": "\(bytes)",
          "corrupt": "\(folder.corrupt)",
        ])
    ]
  }

  private func cached(_ key: CacheKey) throws(CacheError) -> StoredBytes? { try get([key])[0] }

  /// The value of a file of its own.
  private func file(_ key: CacheKey) throws(CacheError) -> StoredBytes? {
    guard
      let file = try folder.read(
        key.string, StoredFile.headerBytes, upTo: StoredFile.headerBytes + maximumValueBytes),
      let end = StoredFile.end(file), end == 0 || now() < end
    else { return nil }
    return file[StoredFile.headerBytes..<file.count]
  }

  /// The values that share a file.
  private func pack(_ name: String) throws(CacheError) -> CachePack {
    guard let file = try folder.read(name, StoredFile.headerBytes, upTo: CachePack.maximumBytes),
      StoredFile.count(ofPack: file) != nil
    else { return CachePack() }
    return CachePack(file)
  }

  private func store(
    _ entries: [CacheEntry], ttl: Int?, _ lock: CacheFolder.Lock
  ) throws(CacheError) {
    let now = now()
    let end = ttl.map { now + UInt64($0) * 1_000 } ?? 0
    var last: (name: String, pack: CachePack)?
    for entry in entries {
      guard let name = entry.key.pack else {
        try lock.write(entry.key.string, [StoredFile.header(end: end), entry.value])
        continue
      }
      if let (before, pack) = last, before != name {
        try write(pack, before, lock)
        last = nil
      }
      if last == nil { last = (name, try pack(name)) }
      last?.pack.set(entry.key, entry.value, end: end)
    }
    if let (name, pack) = last { try write(pack, name, lock) }
  }

  private func write(
    _ pack: CachePack, _ name: String, _ lock: CacheFolder.Lock
  ) throws(CacheError) {
    if let file = pack.file(now: now()) {
      try lock.write(name, [file])
    } else {
      _ = try lock.remove(name)
    }
  }

  /// How many values a file has.
  private func values(inFile name: String) -> Int {
    guard CacheKey.isPack(name) else { return 1 }
    let file = try? folder.read(name, StoredFile.headerBytes, upTo: CachePack.maximumBytes)
    return file.flatMap(StoredFile.count(ofPack:)) ?? 0
  }
}

/// What a file begins with: a number and a mark of its kind, both 8 bytes big-endian.
///
/// The number is the time at which the one value expires (milliseconds since 1970, 0 for never), or how many
/// values there are. A file with another mark is a miss.
enum StoredFile {
  static let headerBytes = 16
  /// The letters `tasksfc2`.
  private static let mark: UInt64 = 0x7461_736B_7366_6332
  /// The letters `tasksfp1`.
  private static let packMark: UInt64 = 0x7461_736B_7366_7031

  static func header(end: UInt64) -> [UInt8] { Bits128(high: end, low: mark).bytes }

  static func header(ofPack count: Int) -> [UInt8] {
    Bits128(high: UInt64(count), low: packMark).bytes
  }

  static func end(_ file: StoredBytes) -> UInt64? { number(file, mark) }

  static func count(ofPack file: StoredBytes) -> Int? {
    number(file, packMark).map(Int.init(truncatingIfNeeded:))
  }

  private static func number(_ file: StoredBytes, _ mark: UInt64) -> UInt64? {
    guard let header = file[0..<headerBytes].withUnsafeBytes({ Bits128(bytes: $0) }),
      header.low == mark
    else { return nil }
    return header.high
  }
}
