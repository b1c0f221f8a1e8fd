import Libc

/// A real memcached on a free port of the loopback interface, or on a unix socket.
package actor Memcached {
  package nonisolated let home: Home
  /// Where it listens, as `--cache` takes it.
  package nonisolated let url: String
  private let program: String
  private let arguments: [String]
  private var pid: Int32

  private init(home: Home, url: String, program: String, arguments: [String], pid: Int32) {
    self.program = program
    self.home = home
    self.url = url
    self.arguments = arguments
    self.pid = pid
  }

  /// Runs `body` with a server that is ended behind it.
  ///
  /// `options` are memcached's own; with `socket` it listens on a unix socket instead of a port.
  package static func with(
    program: String = "memcached", _ options: [String] = [], socket: Bool = false,
    environment: [String: String] = [:], _ body: (Memcached) async throws -> Void
  ) async throws {
    let home = try Home(environment)
    let server = try await start(home, program, options, socket: socket)
    do {
      try await body(server)
    } catch {
      await server.end()
      throw error
    }
    await server.end()
  }

  private static func start(
    _ home: Home, _ program: String, _ options: [String], socket: Bool
  ) async throws -> Memcached {
    let user = geteuid() == 0 ? ["-u", "root"] : []
    let portFile = "\(home.path)/port"
    let place =
      socket ? ["-s", "\(home.path)/socket"] : ["-l", "127.0.0.1", "-p", "-1", "-U", "0"]
    let pid = try await launch(home, program, user + place + options, portFile: portFile)
    guard !socket else {
      let url = "memcached://\(home.path)/socket"
      return Memcached(
        home: home, url: url, program: program, arguments: user + place + options, pid: pid)
    }
    let port = try await wait("memcached's port") {
      let lines = (try? await run("cat", [portFile]).output) ?? ""
      return lines.split(separator: "\n").first { $0.hasPrefix("TCP INET: ") }?.dropFirst(10)
    }
    return Memcached(
      home: home, url: "memcached://127.0.0.1:\(port)", program: program,
      arguments: user + ["-l", "127.0.0.1", "-p", "\(port)", "-U", "0"] + options, pid: pid)
  }

  private static func launch(
    _ home: Home, _ program: String, _ arguments: [String], portFile: String
  ) async throws -> Int32 {
    let pidFile = "\(home.path)/pid"
    // While it was away, a connection to another server may have got its port, for a moment.
    for _ in 0..<5 {
      unlink(pidFile)
      let ended = try await run(
        program, ["-d", "-P", pidFile] + arguments,
        environment: home.environment(["MEMCACHED_PORT_FILENAME": portFile]))
      guard ended.status == 0 else { throw TestFailure("memcached: \(ended.errors)") }
      do {
        return try await wait("memcached's pid") {
          let text = (try? await run("cat", [pidFile]).output) ?? ""
          return Int32(text.filter(\.isNumber))
        }
      } catch is TestFailure {}
    }
    throw TestFailure("memcached does not start")
  }

  /// The server's own counters.
  package func stats() async throws -> [String: Int] {
    let answer = try await talk("stats")
    var stats: [String: Int] = [:]
    for line in answer.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ")
      if words.count == 3, let number = Int(words[2]) { stats[String(words[1])] = number }
    }
    return stats
  }

  package func flush() async throws {
    _ = try await talk("flush_all")
  }

  /// Says a line of the text protocol and returns the answer.
  package func talk(_ line: String) async throws -> String {
    let address = url.dropFirst("memcached://".count)
    let parts = address.split(separator: ":")
    let connect =
      address.hasPrefix("/")
      ? "s=socket.socket(socket.AF_UNIX);s.connect('\(address)')"
      : "s=socket.create_connection(('\(parts[0])',\(parts.last ?? "")))"
    let script = """
      import socket,sys
      \(connect)
      s.sendall(sys.stdin.buffer.read()+b'quit\\r\\n')
      while d:=s.recv(65536): sys.stdout.buffer.write(d)
      """
    return try await run(systemPython, ["-c", script], input: line + "\r\n").output
  }

  /// Stops it where it is, so that it accepts connections and never answers.
  package func pause() async {
    kill(pid, SIGSTOP)
    // The signal is only on its way; until it has arrived, there are answers.
    while case let state = await state(), !state.isEmpty, !state.hasPrefix("T") { usleep(1_000) }
  }

  package func resume() {
    kill(pid, SIGCONT)
  }

  /// Ends it at once, as a crash does.
  package func end() async {
    kill(pid, SIGKILL)
    kill(pid, SIGCONT)
    // Not kill(pid, 0): it finds a dead process until process 1 takes notice of it, which in a
    // container may take seconds or for ever.
    while true {
      let state = await state()
      if state.isEmpty || state.hasPrefix("Z") { return }
      usleep(1_000)
    }
  }

  /// The letters of ps(1) for the state it is in; empty when there is no such process.
  private func state() async -> String {
    (try? await run("ps", ["-o", "stat=", "-p", "\(pid)"]).output) ?? ""
  }

  /// Starts it again, empty, where it was.
  package func restart() async throws {
    await end()
    pid = try await Self.launch(home, program, arguments, portFile: "\(home.path)/port")
    _ = try await stats()
  }
}

/// Asks until there is an answer, for at most five seconds.
package func wait<Value>(
  _ what: String, until answer: () async throws -> Value?
) async throws -> Value {
  for _ in 0..<500 {
    if let value = try await answer() { return value }
    try await Task.sleep(for: .milliseconds(10))
  }
  throw TestFailure("waited in vain for \(what)")
}
