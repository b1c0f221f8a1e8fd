import Testing
import TestSupport

@Suite struct CacheCommandTests {
  @Test func checkTriesEveryServer() async throws {
    try await Memcached.with(["-I", "512k"]) { first in
      try await Memcached.with { second in
        let address = second.url.dropFirst("memcached://".count)
        let home = try Home(["TASKS_CACHE": "\(first.url),\(address)"])
        let works = try await home.tasks("cache", "check")
        #expect(works.status == 0)
        #expect(works.output.contains("item size limit 524288"))
        #expect(works.output.matches(of: /the same value/).count == 2)
        #expect(works.output.contains(/protocol text, authentication none/))

        await second.end()
        let broken = try await home.tasks("cache", "check")
        #expect(broken.status == 1)
        #expect(broken.output.matches(of: /the same value/).count == 1)
        #expect(broken.errors.contains("\(address): away: connection refused"))
      }
    }
  }

  @Test func checkTriesAFolder() async throws {
    let home = try Home()
    #expect(try await home.tasks("cache", "check").status == 0)
    try await home.shell("rm -r \"$HOME/.cache\"; : > \"$HOME/.cache\"")
    let broken = try await home.tasks("cache", "check")
    #expect(broken.status == 1)
    #expect(broken.errors.contains("the cache does not work: file:"))
    #expect(try await home.tasks("cache", "check", "--cache=none").status == 1)
  }

  @Test func statsAreTheServersOwn() async throws {
    try await Memcached.with { server in
      let home = try Home(["TASKS_CACHE": server.url])
      try await home.tasks("add", "one")
      for _ in 0..<4 { try await home.tasks("list") }
      let table = try await home.tasks("cache", "stats").output
      #expect(table.contains(/hits +3\n/) && table.contains(/misses +1\n/))
      #expect(table.contains(/evictions +0\n/) && table.contains("hit ratio 75%"))
      let script =
        "import json,sys; s=json.load(sys.stdin)[0]; print(s['sets'], s['items'], s['failure'])"
      let json = try await home.tasks("cache", "stats", "--format=json").output
      #expect(try await run(systemPython, ["-c", script], input: json).output == "1 1 None\n")
    }
  }

  @Test(arguments: ["delete", "rotate", "update", "expire"])
  func clearForgetsThisDatabaseOnly(strategy: String) async throws {
    try await Memcached.with { server in
      let home = try Home(["TASKS_CACHE": server.url, "TASKS_STRATEGY": strategy])
      let other = try Home(["TASKS_CACHE": server.url, "TASKS_STRATEGY": strategy])
      for home in [home, other] {
        try await home.tasks("add", "one")
        try await home.tasks("list")
      }
      #expect(try await home.tasks("cache", "clear").output == "cleared the cached lists\n")
      #expect(try await home.tasks("list", "--explain").errors.contains("get     miss"))
      #expect(try await other.tasks("list", "--explain").errors.contains("get     hit"))
    }
  }

  @Test func clearForgetsWhatExpireKeepsWhateverTheStrategy() async throws {
    let home = try Home()
    try await home.tasks("add", "one")
    try await home.tasks("list", "--strategy=expire")
    try await home.tasks("cache", "clear", "--strategy=none")
    #expect(try await home.tasks("list", "--strategy=expire", "--explain").errors.contains("miss"))
    #expect(try await home.tasks("cache", "clear", "--cache=memcached://127.0.0.1:1").status == 1)
  }

  @Test func warmUnderExpireReplacesAnOldList() async throws {
    let home = try Home(["TASKS_STRATEGY": "expire"])
    try await home.tasks("add", "one")
    try await home.tasks("list")
    try await home.tasks("add", "two")
    #expect(try await home.tasks("cache", "warm").output == "cached 2 tasks\n")
    #expect(try await home.tasks("list").output == "1\tone\n2\ttwo\n")
  }

  @Test(.onFiles, arguments: ["delete", "rotate", "update", "expire"])
  func warmMakesTheNextListAHit(strategy: String) async throws {
    let home = try Home(["TASKS_STRATEGY": strategy])
    #expect(try await home.tasks("cache", "warm").status == 1)
    try await home.tasks("add", "one", "--cache=none")
    #expect(try await home.tasks("cache", "warm").output == "cached 1 task\n")
    #expect(try await home.tasks("list", "--explain").errors.contains("get     hit"))
    #expect(try await home.tasks("cache", "warm", "--cache=none").status == 1)
  }

  @Test(.onFiles) func verifyComparesWithTheDatabase() async throws {
    let home = try Home()
    try await home.tasks("add", "one")
    #expect(try await home.tasks("cache", "verify").output == "verified 0 cached values\n")
    try await home.tasks("list")
    try await home.tasks("list", "--strategy=rotate")
    #expect(try await home.tasks("cache", "verify").output == "verified 2 cached values\n")
    // A change that leaves the stamp as it was, which no program can make by accident.
    try await home.shell(
      """
      sqlite3 "$db" "CREATE TEMP TABLE kept AS SELECT state.stamp, page.stamp AS p FROM state, page;
      UPDATE task SET text = 'two'; UPDATE state SET stamp = (SELECT stamp FROM kept);
      UPDATE page SET stamp = (SELECT p FROM kept)"
      """)
    let different = try await home.tasks("cache", "verify")
    #expect(different.status == 1)
    #expect(different.errors.contains("cached values differ from the database: t1:"))
  }

  @Test(.onFiles) func aShareOfHitsIsComparedWithTheDatabase() async throws {
    let home = try Home(["TASKS_CACHE_VERIFY": "1"])
    try await home.tasks("add", "one")
    try await home.tasks("list")
    let same = try await home.tasks("list", "--explain")
    #expect(same.errors.contains("get     hit") && same.errors.contains("rows    1 row"))
    #expect(!same.errors.contains("DIFFERS"))
    try await home.shell(
      """
      sqlite3 "$db" "CREATE TEMP TABLE kept AS SELECT state.stamp, page.stamp AS p FROM state, page;
      UPDATE task SET text = 'two'; UPDATE state SET stamp = (SELECT stamp FROM kept);
      UPDATE page SET stamp = (SELECT p FROM kept)"
      """)
    let different = try await home.tasks("list")
    #expect(different.output == "1\ttwo\n")
    #expect(different.errors.contains("A CACHED LIST DIFFERS FROM THE DATABASE"))
    let never = try await home.tasks("list", environment: ["TASKS_CACHE_VERIFY": "0"])
    #expect(never == Ended(output: "1\tone\n"))
  }

  @Test func theGroupOfCommands() async throws {
    let home = try Home()
    #expect(try await home.tasks("cache").output.contains("Commands:"))
    #expect(try await home.tasks("cache").status == 0)
    #expect(
      try await home.tasks("cache", "chek")
        == Ended(
          errors: "tasks: unknown command 'chek' (did you mean 'tasks cache check'?)\n", status: 2))
    #expect(try await home.tasks("help", "cache", "nope").status == 2)
    #expect(try await home.tasks("cache", "--strategy", "none", "verify").status == 0)
    #expect(try await home.tasks("--cache", "none", "cache", "stats").status == 1)
    #expect(try await home.tasks("cache", "stats", "--watch", "--format=json").status == 2)
    #expect(try await home.tasks("cache", "check", "--help").output.contains("Examples:"))
  }
}
