import Libc

/// A home of its own for each test: an empty folder, and the environment of a new user in it.
package final class Home: Sendable {
  package let path: String
  /// Every test runs the program with the hooks, but for what only the release binary can show.
  package let binary: String
  private let variables: [String: String]
  /// The server that holds the list, and the name of its database; nil for a file.
  private let onServer: (server: PostgreSQL, database: String)?

  /// The program with the hooks of tests, where `swift build` puts it; TASKS_BINARY names another.
  package static let hookedBinary =
    variable("TASKS_BINARY") ?? packageFolder + "/.build/debug/tasks-hooked"

  /// The release binary that `make build` makes; TASKS_RELEASE_BINARY names another.
  package static let releaseBinary =
    variable("TASKS_RELEASE_BINARY") ?? packageFolder + "/.build/programs/tasks"

  /// What `make sanitize` tells a sanitized binary.
  private static let sanitizers = ["ASAN_OPTIONS", "TSAN_OPTIONS"].reduce(into: [:]) {
    $0[$1] = variable($1)
  }

  /// Whether the commands are under a sanitizer.
  package var isSanitized: Bool { !Self.sanitizers.isEmpty }

  /// The folder of Package.swift.
  package static let packageFolder =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// Whether lists are on a server, because TASKS_TEST_STORE is `server` or `pgbouncer`.
  package static let isOnServer = variable("TASKS_TEST_STORE") != nil

  /// Makes the folder; `variables` are added to the environment of every command.
  package init(_ variables: [String: String] = [:], binary: String = hookedBinary) throws {
    var template = Array("/tmp/tasks-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw TestFailure("mkdtemp: \(errorText())") }
    path = String(cString: made)
    self.binary = binary
    // Suites that know nothing of servers, on one of them.
    guard let kind = variable("TASKS_TEST_STORE"), variables["TASKS_DB"] == nil else {
      self.variables = variables
      onServer = nil
      return
    }
    let (server, database) = try PostgreSQL.list()
    onServer = (server, database)
    let url = server.url(database, pooled: kind == "pgbouncer")
    self.variables = variables.merging(["TASKS_DB": url]) { $1 }
  }

  /// Makes the folder, for an empty list on a server; through pgbouncer with `pooled`.
  package static func onServer(
    pooled: Bool = false, _ variables: [String: String] = [:], binary: String = hookedBinary
  ) throws -> (home: Home, server: PostgreSQL, database: String) {
    let (server, database) = try PostgreSQL.list()
    let variables = ["TASKS_DB": server.url(database, pooled: pooled)].merging(variables) { $1 }
    return (try Home(variables, binary: binary), server, database)
  }

  /// Whether the list is on a server.
  package var isOnServer: Bool { onServer != nil }

  deinit {
    removeFolder(path)
  }

  /// The database of the default place.
  package var database: String { "\(path)/.local/share/tasks/tasks.db" }

  /// The cache folder of the default place.
  package var cacheFolder: String { "\(path)/.cache/tasks" }

  /// The environment of a command: HOME, PATH, and what the test adds.
  package func environment(_ more: [String: String] = [:]) -> [String: String] {
    let base = ["HOME": path, "PATH": variable("PATH") ?? "/usr/bin:/bin", "TERM": "xterm"]
    return base.merging(Self.sanitizers) { $1 }.merging(variables) { $1 }.merging(more) { $1 }
  }

  /// Runs `tasks` with `arguments` to its end, in this home or in a `folder` of it.
  @discardableResult
  package func tasks(
    _ arguments: String..., in folder: String = "", environment more: [String: String] = [:],
    input: String = ""
  ) async throws -> Ended {
    try await tasks(arguments, in: folder, environment: more, input: input)
  }

  @discardableResult
  package func tasks(
    _ arguments: [String], in folder: String = "", environment more: [String: String] = [:],
    input: String = ""
  ) async throws -> Ended {
    try await run(
      binary, arguments, environment: environment(more), folder: "\(path)/\(folder)", input: input)
  }

  /// Runs a line of sh, in which `$tasks` is the binary and `$db` the database.
  @discardableResult
  package func shell(_ script: String) async throws -> Ended {
    let names = ["tasks": binary, "db": database]
    return try await run("/bin/sh", ["-c", script], environment: environment(names), folder: path)
  }

  /// Runs SQL on the list as another program does: by sqlite3, or by psql where it is on a server.
  @discardableResult
  package func sql(_ statements: String...) async throws -> String {
    guard let (server, database) = onServer else {
      let ended = try await run("sqlite3", [database] + statements)
      guard ended.status == 0 else { throw TestFailure("\(statements): \(ended)") }
      return ended.output
    }
    return try server.psql(database, ["SET search_path = tasks"] + statements)
  }

  /// Copies the list to a file, beside whoever changes it.
  package func copyList() async throws {
    guard let (server, database) = onServer else {
      try await shell("sqlite3 \"$db\" \".backup '$db.copy'\"")
      return
    }
    try server.dump(database, to: "\(path)/copy")
  }

  /// Makes the list what it was when it was copied.
  package func restoreList() async throws {
    guard let (server, database) = onServer else {
      try await shell("sqlite3 \"$db\" \".restore '$db.copy'\"")
      return
    }
    try server.restore(database, from: "\(path)/copy")
  }

  /// Starts `tasks` and returns at once; with `hook`, such as `committed:stop`, it returns when the
  /// command stopped itself there.
  package func start(
    _ arguments: String..., hook: String? = nil
  ) async throws -> RunningCommand {
    try await start(arguments, hook: hook)
  }

  package func start(
    _ arguments: [String], hook: String? = nil, environment more: [String: String] = [:]
  ) async throws -> RunningCommand {
    let hooks = hook.map { ["TASKS_TEST_HOOK": $0] } ?? [:]
    let environment = environment(hooks.merging(more) { $1 })
    let (binary, path) = (binary, path)
    let (pids, continuation) = AsyncStream<Int32>.makeStream()
    let ended = Task {
      defer { continuation.finish() }
      return try await run(binary, arguments, environment: environment, folder: path) {
        continuation.yield($0)
      }
    }
    guard let pid = await pids.first(where: { _ in true }) else {
      throw TestFailure("not started: \(try await ended.value)")
    }
    let command = RunningCommand(pid: pid, ended: ended)
    if hook?.hasSuffix(":stop") == true { try await command.waitUntilStopped() }
    return command
  }
}

/// A command that may not have ended yet.
package struct RunningCommand: Sendable {
  package let pid: Int32
  let ended: Task<Ended, any Error>

  /// Lets a stopped command go on, to its end.
  @discardableResult
  package func finish() async throws -> Ended {
    _ = Libc.kill(pid, SIGCONT)
    return try await ended.value
  }

  /// Kills it at once.
  package func kill() {
    _ = Libc.kill(pid, SIGKILL)
  }

  fileprivate func waitUntilStopped() async throws {
    for _ in 0..<2_000 {
      let state = try await run("ps", ["-o", "stat=", "-p", "\(pid)"]).output
      if state.hasPrefix("T") { return }
      guard !state.isEmpty else {
        throw TestFailure("ended before it stopped: \(try await ended.value)")
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    kill()
    throw TestFailure("never stopped")
  }
}

/// A failure of a test's surroundings.
package struct TestFailure: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}

/// A variable of the environment; nil when it is empty or not set.
func variable(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}

private func removeFolder(_ path: String) {
  for name in namesInFolder(path) {
    if unlink("\(path)/\(name)") != 0 { removeFolder("\(path)/\(name)") }
  }
  rmdir(path)
}
