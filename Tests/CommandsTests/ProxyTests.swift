import Libc
import TestSupport
import Testing

/// Lists and changes through a proxy, which passes on the text protocol only.
@Suite struct ProxyTests {
  @Test func twemproxy() async throws {
    try await Memcached.with { server in
      try await throughTwemproxy(to: server) { url in
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
      #expect((try await server.stats()["get_hits"] ?? 0) >= 4)
    }
  }

  private func throughTwemproxy(
    to server: Memcached, _ body: (String) async throws -> Void
  ) async throws {
    let home = try Home()
    let socket = home.path + "/proxy"
    try await home.shell(
      """
      printf 'tasks:\\n  listen: %s\\n  hash: fnv1a_64\\n  servers:\\n   - %s:1\\n' \
        "\(socket)" "\(server.url.dropFirst("memcached://".count))" > "$HOME/conf.yml"
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
