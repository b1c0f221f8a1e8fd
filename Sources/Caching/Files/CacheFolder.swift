import CMapping
import Libc
import Model

/// The folder of a ``FileCache``, which touches only its own files in it.
struct CacheFolder {
  let path: String
  let maximumBytes: Int

  /// How long a change waits for another process, in seconds.
  private static let lockTimeout = 0.2

  private static let lockName = "tasks-cache.lock"
  private static let newName = "tasks-cache.new"

  /// The bytes of a file of `minimum` to `maximum` bytes; nil when there is none.
  func read(
    _ name: String, _ minimum: Int, upTo maximum: Int
  ) throws(CacheError) -> StoredBytes? {
    let file = open(filePath(name), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else {
      guard [ENOENT, ENOTDIR, EACCES, ELOOP].contains(errno) else { throw .away(errorText()) }
      return nil
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      case let count = Int(status.st_size), (minimum...maximum).contains(count)
    else { return nil }
    // Nobody else may change what is mapped, after it was checked.
    if count >= Self.leastMapped, status.st_uid == geteuid(), status.st_mode & 0o022 == 0,
      let start = cmapping_map(file, count)
    {
      let bytes = UnsafeRawBufferPointer(start: start, count: count)
      return StoredBytes(
        MappedBytes(bytes) { if let start = $0.baseAddress { cmapping_unmap(start, $0.count) } })
    }
    let bytes = Self.read(file, count)
    // Unless another program cut it short meanwhile.
    return bytes.count == count ? StoredBytes(bytes) : nil
  }

  /// Mapping a file of fewer bytes takes longer than reading it.
  private static let leastMapped = 1 << 15

  private static func read(_ file: Int32, _ size: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Libc.read(file, buffer.baseAddress?.advanced(by: count), size - count)
        guard got > 0 else { return }
        count += got
      }
    }
  }

  /// Runs `body` while no other process changes the folder; creates the folder when it is missing.
  ///
  /// Waits at most `seconds` for another process.
  func locked<Value>(
    upTo seconds: Double = lockTimeout, _ body: (Lock) throws(CacheError) -> Value
  ) throws(CacheError) -> Value {
    var file = openLock()
    if file < 0 && errno == ENOENT {
      let failure = makeFolders(path)
      guard failure == 0 else { throw .away(errorText(failure)) }
      file = openLock()
    }
    if file < 0 || !isOurs(file), isReplaceable(filePath(Self.lockName)) {
      if file >= 0 { close(file) }
      unlink(filePath(Self.lockName))
      file = openLock()
    }
    guard file >= 0 else { throw .away(errorText()) }
    defer { close(file) }
    guard isOurs(file) else { throw .away("the lock of its folder is not this user's own file") }
    switch lockFile(file, upTo: seconds, poll: 0.001) {
    case 0: break
    case EWOULDBLOCK: throw .away("locked by another process")
    case let failure: throw .away(errorText(failure))
    }
    return try body(Lock(folder: self, file: file))
  }

  private func openLock() -> Int32 {
    open(filePath(Self.lockName), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
  }

  /// Whether a file is a regular one of this user without another name, so that writing to it changes
  /// nothing else.
  private func isOurs(_ file: Int32) -> Bool {
    var status = stat()
    return fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_nlink == 1
      && status.st_uid == geteuid()
  }

  /// Whether the folder is this user's, so that what root or a restored archive left in it may be
  /// replaced.
  private func isReplaceable(_ path: String) -> Bool {
    var folder = stat()
    var file = stat()
    return stat(self.path, &folder) == 0 && folder.st_uid == geteuid()
      && lstat(path, &file) == 0 && file.st_mode & S_IFMT != S_IFDIR
  }

  private func filePath(_ name: String) -> String { "\(path)/\(name)" }

  /// The values' files with their sizes and ages.
  func files() -> [(name: String, bytes: Int, changed: timespec)] {
    var files: [(name: String, bytes: Int, changed: timespec)] = []
    for name in namesInFolder(path) where name.hasPrefix(CacheKey.prefix) {
      var status = stat()
      guard lstat(filePath(name), &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        continue
      }
      files.append((name, Int(status.st_size), status.changed))
    }
    return files
  }

  /// Whether there is a file that holds a value, or a part of one that a killed process wrote.
  var hasValues: Bool {
    namesInFolder(path).contains { $0.hasPrefix(CacheKey.prefix) || $0 == Self.newName }
  }

  /// How many values were found that were not ours.
  var corrupt: Int64 {
    let file = open(filePath(Self.lockName), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    return number(file, at: Self.corruptOffset) ?? 0
  }

  private static let corruptOffset: off_t = 8

  private func number(_ file: Int32, at offset: off_t) -> Int64? {
    var number: Int64 = 0
    let size = MemoryLayout<Int64>.size
    return pread(file, &number, size, offset) == size ? number : nil
  }

  /// The right to change the folder.
  ///
  /// The lock's file holds the bytes of all values, as they were counted at every change, so that
  /// the bound costs no look at the folder, and the number of values that were not ours.
  struct Lock {
    fileprivate let folder: CacheFolder
    fileprivate let file: Int32

    /// Puts a value's file in place, whole or not at all.
    func write(_ name: String, _ parts: [[UInt8]]) throws(CacheError) {
      let path = folder.filePath(name)
      let before = size(path)
      let failure = replaceFile(
        path, by: folder.filePath(CacheFolder.newName), mode: 0o600, isDurable: false,
        parts)
      guard failure == 0 else { throw .away(errorText(failure)) }
      count(parts.reduce(-before) { $0 + $1.count })
    }

    func remove(_ name: String) throws(CacheError) -> Bool {
      let path = folder.filePath(name)
      let before = size(path)
      guard unlink(path) == 0 else {
        guard errno == ENOENT else { throw .away(errorText()) }
        return false
      }
      count(-before)
      return true
    }

    func removeAll() {
      unlink(folder.filePath(CacheFolder.newName))
      for file in folder.files() { unlink(folder.filePath(file.name)) }
      var total: Int64 = 0
      pwrite(file, &total, MemoryLayout<Int64>.size, 0)
    }

    func recordCorruptValue() {
      var corrupt = (folder.number(file, at: CacheFolder.corruptOffset) ?? 0) &+ 1
      pwrite(file, &corrupt, MemoryLayout<Int64>.size, CacheFolder.corruptOffset)
    }

    private func size(_ path: String) -> Int {
      var status = stat()
      return lstat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Adds to the count of bytes, and prunes when they are too many.
    ///
    /// The count is a hint: other programs may have removed files, so pruning counts again.
    private func count(_ difference: Int) {
      var total: Int64
      if let counted = folder.number(file, at: 0) {
        total = max(0, min(counted, 1 << 50)) + Int64(difference)
      } else {
        // A new lock, perhaps beside values of an old one.
        total = Int64(folder.files().reduce(0) { $0 + $1.bytes })
      }
      if total > Int64(folder.maximumBytes) { total = prune() }
      pwrite(file, &total, MemoryLayout<Int64>.size, 0)
    }

    /// Removes the oldest files until three quarters of the bound are left; returns the bytes left.
    private func prune() -> Int64 {
      let files = folder.files().sorted {
        ($0.changed.tv_sec, $0.changed.tv_nsec) < ($1.changed.tv_sec, $1.changed.tv_nsec)
      }
      var total = files.reduce(0) { $0 + $1.bytes }
      for file in files where total > folder.maximumBytes / 4 * 3 {
        guard unlink(folder.filePath(file.name)) == 0 else { continue }
        total -= file.bytes
      }
      return Int64(total)
    }
  }
}
