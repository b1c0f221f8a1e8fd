import Libc
import Testing
import TestSupport

/// A fault of the cache never fails a command and never makes a list wrong.
@Suite struct FaultTests {
  @Test(arguments: ["delete", "rotate", "update", "expire"])
  func refusedConnection(strategy: String) async throws {
    try await Memcached.with { server in
      let home = try Home(["TASKS_CACHE": server.url, "TASKS_STRATEGY": strategy])
      await server.end()
      try await expectWorks(home, explained: "away: connection refused")
    }
  }

  @Test(arguments: ["delete", "rotate", "update", "expire"])
  func pausedServer(strategy: String) async throws {
    try await Memcached.with { server in
      let home = try Home(["TASKS_CACHE": server.url, "TASKS_STRATEGY": strategy])
      await server.pause()
      try await expectWorks(home, explained: "away: ")
      await server.resume()
    }
  }

  @Test func serverKilledMidway() async throws {
    try await Memcached.with { server in
      let home = try Home(["TASKS_CACHE": server.url])
      try await home.tasks("add", "one")
      let list = try await home.start("list", hook: "cache-read:stop")
      await server.end()
      let ended = try await list.finish()
      #expect(ended == Ended(output: "1\tone\n"))
    }
  }

  @Test(arguments: ["delete", "rotate", "update", "expire"])
  func wrongPasswordIsOneClearLine(strategy: String) async throws {
    try await Memcached.withSASL { server in
      let home = try Home(["TASKS_CACHE": server.url, "TASKS_STRATEGY": strategy])
      let user = ["MEMCACHIER_USERNAME": "tasks", "MEMCACHIER_PASSWORD": "guess"]
      try await home.tasks("add", "one", "--cache=none")
      let list = try await home.tasks("list", environment: user)
      #expect(list.status == 0 && list.output == "1\tone\n")
      #expect(list.errors.hasPrefix("tasks: the cache is not used, because memcached refuses"))
      #expect(list.errors.split(separator: "\n").count == 1 && !list.errors.contains("guess"))

      let missing = try await home.tasks("list")
      #expect(missing.status == 0 && missing.output == "1\tone\n")
      #expect(missing.errors.contains("wants a user name and a password"))

      let right = user.merging(["MEMCACHIER_PASSWORD": "secret"]) { $1 }
      try await home.tasks("list", environment: right)
      let hit = try await home.tasks("list", "--explain", environment: right)
      #expect(hit.errors.contains("get     hit") && !hit.errors.contains("secret"))
    }
  }

  @Test func unixSocket() async throws {
    try await Memcached.with(socket: true) { server in
      let home = try Home(["TASKS_CACHE": server.url])
      try await home.tasks("add", "one")
      try await home.tasks("list")
      #expect(try await home.tasks("list", "--explain").errors.contains("hit, "))
      await server.end()
      try await expectWorks(home, explained: "away: ")
    }
  }

  /// A server that answers for ever, or a byte at a time, is left behind.
  @Test(arguments: ["while 1: c.sendall(b'V' * 4096)", "while 1: c.sendall(b'V'); z(.05)"])
  func aServerThatNeverEndsItsAnswer(answer: String) async throws {
    let home = try Home()
    try await home.tasks("add", "one", "--cache=none")
    let script = """
      import os, socket, subprocess, sys, threading
      from time import sleep as z
      s = socket.create_server(('127.0.0.1', 0))
      def serve():
        while 1:
          c, _ = s.accept(); c.recv(100)
          try:
            \(answer)
          except OSError: pass
      threading.Thread(target=serve, daemon=True).start()
      url = 'memcached://127.0.0.1:%d' % s.getsockname()[1]
      sys.exit(subprocess.run([sys.argv[1], 'list', '--cache', url], timeout=20).returncode)
      """
    let ended = try await run(
      systemPython, ["-c", script, home.binary], environment: home.environment())
    #expect(ended == Ended(output: "1\tone\n"))
  }

  @Test func valueTooLargeForTheCache() async throws {
    try await Memcached.with(["-I", "256k", "-o", "slab_chunk_max=262144"]) { server in
      let home = try Home(["TASKS_CACHE": server.url])
      // Random digits, which stay large when they are compressed.
      var random = SeededGenerator(seed: 5)
      let lines = (1...250).map { _ in
        (0..<300).map { _ in String(UInt64.random(in: .min ... .max, using: &random), radix: 36) }
          .joined() + "\n"
      }
      try await home.tasks("add", "-", input: lines.joined())
      var refused = 0
      for strategy in ["delete", "rotate", "update", "expire"] {
        for layers in ["view", "rows", "view,rows,fragment"] {
          let options = ["--strategy", strategy, "--layers", layers]
          let list = try await home.tasks(["list", "--explain"] + options)
          #expect(list.output.split(separator: "\n").count == 250)
          // A machine that is busy beyond measure is a server that is away.
          #expect(list.errors.contains("too large") || list.errors.contains("away: "), "\(options)")
          if list.errors.contains("too large") { refused += 1 }
          let add = try await home.tasks(["add", "x"] + options)
          #expect(add.status == 0)
          try await home.tasks("remove", String(add.output.split(separator: " ")[1].dropFirst()))
        }
      }
      #expect(refused > 0)
    }
  }

  @Test func aCacheFolderThatCannotBe() async throws {
    let home = try Home()
    try await home.shell("mkdir -p \"$HOME/.cache\"; : > \"$HOME/.cache/tasks\"")
    try await expectWorks(home, explained: "away: ")
  }

  @Test func garbageUnderTheKey() async throws {
    let home = try Home()
    try await home.tasks("add", "one")
    try await home.tasks("list")
    try await home.shell("LC_ALL=C sed -i s/one/two/ \"$HOME\"/.cache/tasks/t1*")
    let list = try await home.tasks("list", "--explain")
    #expect(list.output == "1\tone\n")
    #expect(list.errors.contains("corrupt, "))
    #expect(try await home.tasks("list", "--explain").errors.contains("hit, "))
  }

  @Test(.onFiles) func alteredTriggersTurnTheCacheOff() async throws {
    let home = try Home()
    try await home.tasks("add", "one")
    try await home.tasks("list")
    try await home.shell(
      "sqlite3 \"$db\" \"DROP TRIGGER task_UPDATE; UPDATE task SET text = 'changed'\"")
    let list = try await home.tasks("list")
    #expect(list.output == "1\tchanged\n")
    #expect(list.errors.contains("the cache is not used"))
    #expect(list.status == 0)
    try await home.tasks("add", "two")
    #expect(try await home.tasks("list") == Ended(output: "1\tchanged\n2\ttwo\n"))
    #expect(try await home.tasks("list", "--explain").errors.contains("hit, "))
  }

  private func expectWorks(
    _ home: Home, explained: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let before = try await home.tasks("list", "--strategy", "none").output
    let add = try await home.tasks("add", "added")
    #expect(add.status == 0, sourceLocation: sourceLocation)
    #expect(add.errors.isEmpty, sourceLocation: sourceLocation)
    let list = try await home.tasks("list", "--explain")
    #expect(list.output.hasPrefix(before), sourceLocation: sourceLocation)
    #expect(list.output.hasSuffix("\tadded\n"), sourceLocation: sourceLocation)
    #expect(list.errors.contains(explained), sourceLocation: sourceLocation)
    #expect(list.status == 0, sourceLocation: sourceLocation)
  }
}
