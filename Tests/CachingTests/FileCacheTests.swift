import Caching
import Libc
import Model
import TestSupport
import Testing

@Suite struct FileCacheTests {
  @Test func theOldestGoWhenTheFolderIsFull() async throws {
    let home = try Home()
    let cache = FileCache(path: home.path + "/c", maximumBytes: 20_000, now: wallMilliseconds)
    for number in 0..<100 {
      try cache.set(CacheKey("t1:\(number)"), [UInt8](repeating: 1, count: 1_000), ttl: nil)
    }
    let bytes = try #require(Int(try cache.stats()[0].values["bytes"] ?? ""))
    #expect((5_000...20_000).contains(bytes))
    #expect(
      try cache.values([CacheKey("t1:99"), CacheKey("t1:0")]).keys.map(\.string) == ["t1:99"])
  }

  @Test func filesOfOthersAreLeftAlone() async throws {
    let home = try Home()
    let made = "cd \"$HOME\"; for f in lock new photo.jpg; do head -c 9000 /dev/zero > $f; done"
    try await home.shell(made)
    let cache = FileCache(path: home.path, maximumBytes: 5_000, now: wallMilliseconds)
    for number in 0..<20 {
      try cache.set(CacheKey("t1:\(number)"), [UInt8](repeating: 1, count: 1_000), ttl: nil)
    }
    #expect(
      try await home.shell("cd \"$HOME\"; cat lock new photo.jpg | wc -c").output == "27000\n")
    let bytes = try #require(Int(try cache.stats()[0].values["bytes"] ?? ""))
    #expect(bytes <= 5_000)
  }

  @Test func aLostCountIsCountedAnew() async throws {
    let home = try Home()
    for _ in 0..<3 {
      let cache = FileCache(path: home.path, maximumBytes: 20_000, now: wallMilliseconds)
      for _ in 0..<15 {
        let key = CacheKey("t1:\(UInt64.random(in: 0 ... .max))")
        try cache.set(key, [UInt8](repeating: 1, count: 1_000), ttl: nil)
      }
      unlink("\(home.path)/tasks-cache.lock")
    }
    let cache = FileCache(path: home.path, maximumBytes: 20_000, now: wallMilliseconds)
    let bytes = try #require(Int(try cache.stats()[0].values["bytes"] ?? ""))
    #expect(bytes <= 20_000)
  }

  @Test func replacingDoesNotCountTwice() async throws {
    let home = try Home()
    let cache = FileCache(path: home.path + "/c", maximumBytes: 20_000, now: wallMilliseconds)
    let kept = CacheKey("t1:kept")
    try cache.set(kept, [1], ttl: nil)
    for _ in 0..<100 {
      try cache.set(CacheKey("t1:same"), [UInt8](repeating: 1, count: 1_000), ttl: nil)
    }
    #expect(try cache.values([kept])[kept] == [1])
  }

  @Test func whatIsNoValueIsAbsent() async throws {
    let home = try Home()
    let cache = FileCache(path: home.path, now: wallMilliseconds)
    let key = CacheKey("t1:x")
    try await home.shell("printf short > \"$HOME/t1:x\"")
    #expect(try cache.values([key]).isEmpty)
    try await home.shell("rm \"$HOME/t1:x\"; mkdir \"$HOME/t1:x\"")
    #expect(try cache.values([key]).isEmpty)
    try await home.shell("rmdir \"$HOME/t1:x\"; mkfifo \"$HOME/t1:x\"")
    #expect(try cache.values([key]).isEmpty)
  }

  @Test func pagesShareFiles() async throws {
    let home = try Home()
    let cache = FileCache(path: home.path + "/c", now: wallMilliseconds)
    func entry(_ page: Int) -> CacheEntry {
      CacheEntry(CacheKey("t1:0:page:\(page)"), [UInt8](repeating: UInt8(page), count: 9_000))
    }
    try cache.set((0..<100).map(entry), ttl: nil)
    let files = "cd \"$HOME/c\"; ls | grep -c ^t1:"
    #expect(try await home.shell(files).output == "7\n")
    #expect(try cache.stats()[0].values["curr_items"] == "100")
    let values = try cache.values((0..<100).map { entry($0).key })
    #expect(values.count == 100 && values[entry(99).key] == entry(99).value)
    #expect(try cache.delete(entry(17).key) && !cache.delete(entry(17).key))
    #expect(try cache.values((16...18).map { entry($0).key }).count == 2)
    #expect(try cache.removeAll() && cache.values([entry(1).key]).isEmpty)
  }

  /// Under rotate each change of a page has a key of its own.
  @Test func aFileOfPagesKeepsTheNewest() throws {
    let home = try Home()
    let cache = FileCache(path: home.path + "/c", now: wallMilliseconds)
    let keys = (0..<100).map { CacheKey("t1:0:page:0:\($0)") }
    for key in keys { try cache.set(key, Array(key.string.utf8), ttl: nil) }
    let found = try cache.values(keys)
    #expect(found.count == 32 && found[keys[99]] == Array(keys[99].string.utf8))
  }

  /// Whatever is in a file of several values, each that is found is one that was asked for.
  @Test func alteredFilesOfPages() throws {
    let home = try Home()
    let cache = FileCache(path: home.path, now: wallMilliseconds)
    let keys = (0..<16).map { CacheKey("t1:0:page:\($0)") }
    try cache.set(keys.map { CacheEntry($0, Array("value \($0)".utf8)) }, ttl: 100)
    let file = open("\(home.path)/t1:0:pages:0", O_RDWR)
    defer { close(file) }
    let whole = try #require(readAll(file, limit: 1 << 16))
    var random = SeededGenerator(seed: 3)
    for _ in 0..<2_000 {
      let mutated = whole.mutated(using: &random)
      #expect(
        ftruncate(file, 0) == 0 && lseek(file, 0, SEEK_SET) == 0 && writeAll(mutated, to: file))
      let found = try cache.values(keys)
      if !Set(found.keys).isSubset(of: keys) { Issue.record("\(mutated)") }
    }
  }

  @Test func aFileOfManyEmptyValuesCostsLittle() throws {
    let home = try Home()
    let cache = FileCache(path: home.path, now: wallMilliseconds)
    let key = CacheKey("t1:0:page:0")
    try cache.set(key, [1], ttl: nil)
    let file = open("\(home.path)/t1:0:pages:0", O_WRONLY)
    defer { close(file) }
    #expect(lseek(file, 16, SEEK_SET) == 16)
    #expect(writeAll([UInt8](repeating: 0, count: 20 << 20), to: file))
    #expect(try cache.values([key]).isEmpty)
    try cache.set(key, [2], ttl: nil)
    #expect(try cache.values([key]) == [key: [2]])
  }

  /// The file of a value is mapped, and what another process takes from it is read as zeros.
  @Test func aFileThatIsCutShortWhileItIsRead() throws {
    let home = try Home()
    let cache = FileCache(path: home.path, now: wallMilliseconds)
    let key = CacheKey("t1:x")
    let value = [UInt8](repeating: 7, count: 500_000)
    try cache.set(key, value, ttl: nil)
    let found = try #require(try cache.get([key])[0])
    #expect(truncate("\(home.path)/t1:x", 10_000) == 0)
    #expect(found.count == 500_000)
    let read = found.array
    #expect(read.starts(with: value[..<9_000]) && read[20_000...].allSatisfy { $0 == 0 })
    #expect(try cache.values([key])[key]?.count == 10_000 - 16)
    #expect(unlink("\(home.path)/t1:x") == 0)
    #expect(try cache.values([key]).isEmpty)
  }

  /// What others may write is read once, so that it cannot change after it was checked.
  @Test func aFileThatOthersMayWriteIsNotMapped() throws {
    let home = try Home()
    let cache = FileCache(path: home.path, now: wallMilliseconds)
    let key = CacheKey("t1:x")
    try cache.set(key, [UInt8](repeating: 7, count: 500_000), ttl: nil)
    let path = "\(home.path)/t1:x"
    #expect(chmod(path, 0o666) == 0)
    let found = try #require(try cache.get([key])[0])
    let file = open(path, O_WRONLY)
    defer { close(file) }
    #expect(writeAll([UInt8](repeating: 8, count: 500_000), to: file))
    #expect(found.array.allSatisfy { $0 == 7 })
  }

  @Test func aLockThatIsNeverGivenBackIsNoHang() async throws {
    let home = try Home()
    let cache = FileCache(path: home.path, now: wallMilliseconds)
    let key = CacheKey("t1:x")
    try cache.set(key, [1], ttl: nil)
    let lock = open("\(home.path)/tasks-cache.lock", O_RDWR)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX) == 0)
    #expect(throws: CacheError.away("locked by another process")) {
      try cache.set(key, [2], ttl: nil)
    }
    #expect(try cache.values([key])[key] == [1])
  }
}
