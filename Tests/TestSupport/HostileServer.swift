import Libc

/// Servers on the loopback interface that misbehave, each in its own way; `hostile-server.py` has the
/// ways.
package struct HostileServer: Sendable {
  package let way: String
  /// Such as `127.0.0.1:2000`.
  package let address: String

  /// Runs `body` with one server per way, and as many more that send damaged answers as `mutations`
  /// says.
  package static func with(
    mutations: Int, _ body: ([HostileServer]) async throws -> Void
  ) async throws {
    let home = try Home()
    let script = Home.packageFolder + "/Tests/TestSupport/hostile-server.py"
    let ports = home.path + "/ports"
    let (pids, continuation) = AsyncStream<Int32>.makeStream()
    let running = Task {
      try await run(systemPython, [script, "\(mutations)", ports]) { continuation.yield($0) }
    }
    guard let pid = await pids.first(where: { _ in true }) else {
      throw TestFailure("no server: \(try await running.value)")
    }
    defer { kill(pid, SIGKILL) }
    let lines = try await wait("the servers' ports") {
      let text = (try? await run("cat", [ports]).output) ?? ""
      return text.hasSuffix("ready\n") ? text.split(separator: "\n").dropLast() : nil
    }
    try await body(
      lines.map { line in
        let parts = line.split(separator: " ")
        return HostileServer(way: String(parts[1]), address: "127.0.0.1:\(parts[0])")
      })
  }
}
