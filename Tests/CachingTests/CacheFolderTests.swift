import Caching
import Libc
import Model
import Testing
import TestSupport

/// A folder of a file cache may be any folder, and may hold anything.
@Suite struct CacheFolderTests {
  let home: Home
  var folder: String { home.path + "/a/b" }
  private let key = CacheKey("t1:x")

  init() throws {
    home = try Home()
  }

  @Test func isPrivateAndSoAreItsFiles() async throws {
    try cache().set(key, [1], ttl: nil)
    let modes = try await home.shell("cd \"$HOME\" && stat -c '%a %n' a a/b a/b/*").output
    #expect(modes == "700 a\n700 a/b\n600 a/b/t1:x\n600 a/b/tasks-cache.lock\n")
  }

  @Test func readingMakesNoFolder() throws {
    #expect(try cache().values([key]).isEmpty)
    #expect(try !cache().delete(key))
    #expect(try cache().stats()[0].values == ["curr_items": "0", "bytes": "0", "corrupt": "0"])
    #expect(access(home.path + "/a", F_OK) != 0)
  }

  @Test func theOldestGoFirst() async throws {
    let cache = cache(maximumBytes: 10_000)
    for number in 1...9 {
      try cache.set(CacheKey("t1:\(number)"), [UInt8](repeating: 1, count: 1_000), ttl: nil)
    }
    // 5 is the oldest, then 3.
    try await home.shell(
      """
      cd "$HOME/a/b" && touch -d '1 hour ago' t1:* && touch -d '2 hours ago' t1:3 \
      && touch -d '3 hours ago' t1:5
      """)
    try cache.set(key, [UInt8](repeating: 1, count: 1_000), ttl: nil)
    let left = try cache.values((1...9).map { CacheKey("t1:\($0)") } + [key]).keys
    #expect(left.count == 7)
    #expect(left.contains(key))
    #expect(!left.contains(CacheKey("t1:5")) && !left.contains(CacheKey("t1:3")))
  }

  @Test(arguments: ["tasks-cache.lock", "tasks-cache.new", "t1:x"])
  func aLinkIsNotFollowed(name: String) async throws {
    try await home.shell(
      "cd \"$HOME\" && echo mine > victim && mkdir -p a/b && ln -s ../../victim 'a/b/\(name)'")
    #expect(try cache().values([key]).isEmpty)
    try cache().set(key, [1], ttl: nil)
    #expect(try cache().values([key])[key] == [1])
    #expect(try await home.shell("cat \"$HOME/victim\"").output == "mine\n")
  }

  /// As a command that ran as root leaves them in the user's folder, and as a repository has them.
  @Test(arguments: [
    "ln victim a/b/tasks-cache.lock", "mkfifo a/b/tasks-cache.lock",
    "install -m 000 victim a/b/tasks-cache.lock", "install -m 000 victim a/b/t1:x",
    "install -m 000 victim a/b/tasks-cache.new", "ln victim a/b/tasks-cache.new",
    "touch a/b/tasks-cache.lock; chown 65534 a/b/tasks-cache.lock",
  ])
  func whatOthersLeftIsReplaced(command: String) async throws {
    guard geteuid() == 0 || !command.contains("chown") else { return }
    try await home.shell("cd \"$HOME\" && echo mine > victim && mkdir -p a/b && \(command)")
    #expect(try cache().values([key]).isEmpty)
    try cache().set(key, [1], ttl: nil)
    #expect(try cache().values([key])[key] == [1])
    #expect(try await home.shell("cat \"$HOME/victim\"").output == "mine\n")
  }

  @Test(arguments: [
    "head -c 7 /dev/zero | tr '\\0' '\\377'", "head -c 99 /dev/zero | tr '\\0' '\\177'",
  ])
  func aCountOfBytesThatIsNoneIsMended(garbage: String) async throws {
    let cache = cache(maximumBytes: 10_000)
    try cache.set(CacheKey("t1:kept"), [1], ttl: nil)
    try await home.shell("\(garbage) > \"$HOME/a/b/tasks-cache.lock\"")
    for number in 1...30 {
      try cache.set(CacheKey("t1:\(number)"), [UInt8](repeating: 1, count: 1_000), ttl: nil)
    }
    let bytes = try #require(Int(try cache.stats()[0].values["bytes"] ?? ""))
    #expect((5_000...10_000).contains(bytes))
    #expect(try cache.values([CacheKey("t1:30")]).count == 1)
  }

  private func cache(maximumBytes: Int = 64 << 20) -> FileCache {
    FileCache(path: folder, maximumBytes: maximumBytes, now: wallMilliseconds)
  }
}
