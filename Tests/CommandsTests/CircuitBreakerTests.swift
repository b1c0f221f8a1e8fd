import Libc
import TestSupport
import Testing

/// A server that failed is left alone by the commands that follow, and then tried again.
@Suite struct CircuitBreakerTests {
  /// A server beside many other tests can be slow to answer, and must not count as away.
  private let patience = "?connect-timeout=5s&poll-timeout=5s"

  @Test(.onFiles) func aPausedServerCostsOneCommandAndNotTheNext() async throws {
    try await Memcached.with { server in
      let home = try Home(["TASKS_CACHE": server.url])
      try await home.tasks("add", "one", "--strategy", "rotate")
      await server.pause()
      #expect(try await home.tasks("list", "--explain").errors.contains("get     away: "))
      for _ in 0..<5 {
        let list = try await home.tasks("list", "--explain")
        #expect(list.errors.contains("get     away: "), "\(list)")
        #expect(list.errors.contains(" s ago, tried again in "))
        #expect(list.output == "1\tone\n")
      }
      await server.resume()

      let before = try await server.stats()["total_connections"] ?? 0
      #expect(try await home.tasks("add", "two").status == 0)
      // The connections are those that read the counters.
      #expect(try await server.stats()["total_connections"] == before + 1)
    }
  }

  @Test func afterThirtySecondsOneCommandTriesAgain() async throws {
    try await Memcached.with { server in
      let home = try Home(["TASKS_CACHE": server.url + patience])
      try await home.tasks("add", "one", "--strategy", "rotate")
      await server.end()
      // In one go: beside many other tests, seconds pass between two commands of a test.
      let skipped = try await home.shell("\"$tasks\" list; \"$tasks\" list --explain")
      #expect(skipped.errors.contains("tried again in"))
      try await server.restart()

      let files = "\"$HOME\"/.cache/tasks/servers/away-*"
      try await home.shell("touch -d '31 seconds ago' \(files)")
      #expect(try await home.tasks("list", "--explain").errors.contains("get     miss"))
      #expect(try await home.tasks("list", "--explain").errors.contains("get     hit"))
      #expect(try await home.shell("ls \(files)").status != 0)
    }
  }

  @Test func aCheckThatSucceedsClosesTheBreaker() async throws {
    try await Memcached.with { server in
      let home = try Home(["TASKS_CACHE": server.url + patience])
      try await home.tasks("add", "one", "--strategy", "rotate")
      await server.end()
      let skipped = try await home.shell("\"$tasks\" list; \"$tasks\" list --explain")
      #expect(skipped.errors.contains("tried again in"))
      try await server.restart()
      #expect(try await home.tasks("cache", "check").status == 0)
      #expect(try await home.tasks("list", "--explain").errors.contains("get     miss"))
    }
  }

  @Test func oneDeadServerOfAPoolLeavesTheOthers() async throws {
    try await Memcached.with { first in
      try await Memcached.with { second in
        let address = second.url.dropFirst("memcached://".count)
        let home = try Home(["TASKS_CACHE": "\(first.url),\(address)"])
        try await home.tasks("add", "one", "--strategy", "rotate")
        // Under rotate each change moves the list to a server by chance.
        await second.end()
        for number in 2...12 {
          try await home.tasks("add", "\(number)", "--strategy", "rotate")
          #expect(try await staleLists(home, strategy: "rotate", count: 2) == 0)
        }
        let stats = try await first.stats()
        #expect((stats["get_hits"] ?? 0) > 0)
      }
    }
  }

  /// In namespaces of its own, where the only name server takes questions and is silent.
  ///
  /// A resolver left alone asks for ten seconds.
  @Test(.onFiles, .enabled(if: geteuid() == 0, "needs a network of its own"))
  func aSilentNameServerIsLeftAlone() async throws {
    let home = try Home(["TASKS_CACHE": "memcached://cache.example.test"])
    try await home.tasks("add", "one", "--cache", "none")
    let ended = try await home.shell(
      """
      echo 'nameserver 127.0.0.1' > resolv.conf
      unshare -mn sh -c '
        python3 -c "import fcntl, socket, struct
      s = socket.socket(); fcntl.ioctl(s, 0x8914, struct.pack(\\"16sh14x\\", b\\"lo\\", 0x41))"
        mount --bind resolv.conf /etc/resolv.conf
        python3 -c "import socket
      s = socket.socket(2, 2); s.bind((\\"127.0.0.1\\", 53)); print(flush=True); import time; time.sleep(60)" > ready &
        until [ -s ready ]; do :; done
        for words in "list --explain" "add two" "cache check"; do
          rm -rf .cache; timeout 5 "$tasks" $words 2>&1 | grep -v database; done; kill $!'
      """)
    #expect(ended.output.contains("get     away: no address of the server in time\n"), "\(ended)")
    #expect(ended.output.contains("added #2 two\n"), "\(ended)")
    #expect(ended.output.contains("does not work: memcached cache.example.test:11211: away"))
  }
}
