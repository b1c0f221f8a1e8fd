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
    #expect(try cache.get([CacheKey("t1:99"), CacheKey("t1:0")]).keys.map(\.string) == ["t1:99"])
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
    #expect(try cache.get([kept])[kept] == [1])
  }

  @Test func whatIsNoValueIsAbsent() async throws {
    let home = try Home()
    let cache = FileCache(path: home.path, now: wallMilliseconds)
    let key = CacheKey("t1:x")
    try await home.shell("printf short > \"$HOME/t1:x\"")
    #expect(try cache.get([key]).isEmpty)
    try await home.shell("rm \"$HOME/t1:x\"; mkdir \"$HOME/t1:x\"")
    #expect(try cache.get([key]).isEmpty)
    try await home.shell("rmdir \"$HOME/t1:x\"; mkfifo \"$HOME/t1:x\"")
    #expect(try cache.get([key]).isEmpty)
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
    #expect(try cache.get([key])[key] == [1])
  }
}
