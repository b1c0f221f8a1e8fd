import Libc
import TestSupport
import Testing

/// Lists and changes through a proxy, which passes on the text protocol only.
@Suite struct ProxyTests {
  @Test func twemproxy() async throws {
    try await Memcached.with { first in
      try await Memcached.with { second in
        try await throughTwemproxy(to: [first, second]) { try await listsAreRight(through: $0) }
        try await expectHits([first, second])
      }
    }
  }

  /// Memcached's own, which Debian's package leaves out; `make test-server` builds it.
  @Test(.enabled(if: getenv("TASKS_MEMCACHED_PROXY") != nil))
  func memcachedsOwnProxy() async throws {
    try await Memcached.with { first in
      try await Memcached.with { second in
        let home = try Home()
        let servers = [first, second].map { $0.url.dropFirst("memcached://".count) }
        let backends = servers.map { server in
          let parts = server.split(separator: ":")
          return "mcp.backend(\"\(server)\", \"\(parts[0])\", \(parts[1]))"
        }
        // As tasks-cache(7) shows.
        try await home.shell(
          """
          cat > "$HOME/proxy.lua" <<'END'
          function mcp_config_pools()
            return mcp.pool({ \(backends.joined(separator: ", ")) })
          end
          function mcp_config_routes(pool)
            mcp.attach(mcp.CMD_ANY_STORAGE, function(request) return pool(request) end)
          end
          END
          """)
        let program = getenv("TASKS_MEMCACHED_PROXY").map { String(cString: $0) } ?? ""
        let options = ["-o", "proxy_config=\(home.path)/proxy.lua"]
        try await Memcached.with(program: program, options) { proxy in
          try await listsAreRight(through: proxy.url)
        }
        try await expectHits([first, second])
      }
    }
  }

  private func listsAreRight(through url: String) async throws {
    for strategy in ["delete", "rotate", "update", "expire"] {
      let home = try Home(["TASKS_CACHE": url, "TASKS_STRATEGY": strategy])
      try await home.tasks("add", "one")
      try await home.tasks("list")
      let list = try await home.tasks("list", "--explain")
      #expect(list.output == "1\tone\n" && list.errors.contains("hit, "), "\(list)")
      try await home.tasks("add", "two")
      let expected = strategy == "expire" ? "1\tone\n" : "1\tone\n2\ttwo\n"
      #expect(try await home.tasks("list").output == expected)
      #expect(try await home.tasks("cache", "verify").status == 0)
    }
  }

  private func expectHits(_ servers: [Memcached]) async throws {
    var hits = 0
    for server in servers { hits += try await server.stats()["get_hits"] ?? 0 }
    #expect(hits >= 4)
  }

  private func throughTwemproxy(
    to servers: [Memcached], _ body: (String) async throws -> Void
  ) async throws {
    let home = try Home()
    let socket = home.path + "/proxy"
    let addresses = servers.map { "   - \($0.url.dropFirst("memcached://".count)):1" }
    // As tasks-cache(7) shows.
    try await home.shell(
      """
      cat > "$HOME/conf.yml" <<'END'
      tasks:
        listen: \(socket)
        hash: fnv1a_64
        distribution: ketama
        servers:
      \(addresses.joined(separator: "\n"))
      END
      """)
    let (pids, continuation) = AsyncStream<Int32>.makeStream()
    let running = Task {
      try await run(
        "nutcracker",
        [
          "-c", home.path + "/conf.yml", "-o", home.path + "/log", "-p", home.path + "/pid", "-a",
          "127.0.0.1", "-s", "\(20_000 + getpid() % 10_000)",
        ]
      ) { continuation.yield($0) }
    }
    guard let pid = await pids.first(where: { _ in true }) else {
      throw TestFailure("no proxy: \(try await running.value)")
    }
    defer { kill(pid, SIGKILL) }
    try await wait("the proxy") { access(socket, F_OK) == 0 ? () : nil }
    try await body("memcached://\(socket)")
  }
}
