import TestSupport
import Testing

/// A server that misbehaves, in at least sixty ways and at random besides: no command ends by a signal,
/// waits for ever or takes much memory, and every list is right.
@Suite struct HostileServerTests {
  private static let slices = 6

  @Test(arguments: 0..<slices)
  func everyCommandGoesOn(slice: Int) async throws {
    try await HostileServer.with(mutations: 12) { servers in
      #expect(servers.count >= 60 + 12)
      for (index, server) in servers.enumerated() where index % Self.slices == slice {
        let user = ["MEMCACHIER_USERNAME": "tasks", "MEMCACHIER_PASSWORD": "secret"]
        try await expectGoesOn(server, server.address)
        try await expectGoesOn(server, "\(server.address),127.0.0.1:1")
        try await expectGoesOn(server, server.address, user)
      }
    }
  }

  private func expectGoesOn(
    _ server: HostileServer, _ servers: String, _ variables: [String: String] = [:]
  ) async throws {
    let url = "memcached://\(servers)?poll-timeout=50ms"
    let home = try Home(variables.merging(["TASKS_CACHE": url]) { $1 })
    // A sanitizer needs more than any server may make a command take.
    let limit = home.isSanitized ? "" : "ulimit -v 400000"
    let ended = try await home.shell(
      """
      \(limit)
      try() {
        rm -rf "$HOME/.cache/tasks/servers"
        timeout 20 "$tasks" "$@" >> "$HOME/output" 2>> "$HOME/errors" || [ $? -lt 4 ] ||
          echo "$*: $?"
      }
      try add one --strategy update
      try add two --strategy update
      try done 1 --strategy update
      try list
      tail -n 1 "$HOME/output"
      try cache stats
      try cache check
      ! grep "$(printf '\\033')" "$HOME/output" "$HOME/errors" || echo "escape code"
      """)
    #expect(ended.output == "2\ttwo\n", "\(server.way) \(url) \(ended)")
  }
}
