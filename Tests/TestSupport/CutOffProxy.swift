import Libc

/// Stands before a server on a port of its own, and takes all that is said to it and says nothing
/// while it is cut off, as a network does that drops packets.
package actor CutOffProxy {
  /// Where it listens, such as `127.0.0.1:2000`.
  package nonisolated let address: String
  private let pid: Int32

  private init(address: String, pid: Int32) {
    self.address = address
    self.pid = pid
  }

  /// Runs `body` with a proxy before `server` that is ended behind it.
  package static func with(
    _ server: Memcached, _ body: (CutOffProxy) async throws -> Void
  ) async throws {
    let home = try Home()
    let place = server.url.dropFirst("memcached://".count).split(separator: ":")
    let (pids, continuation) = AsyncStream<Int32>.makeStream()
    let words = ["-c", script, String(place[0]), String(place[1]), home.path + "/port"]
    let running = Task { try await run(systemPython, words) { continuation.yield($0) } }
    guard let pid = await pids.first(where: { _ in true }) else {
      throw TestFailure("no proxy: \(try await running.value)")
    }
    defer { kill(pid, SIGKILL) }
    let port = try await wait("the proxy's port") {
      let text = (try? await run("cat", [home.path + "/port"]).output) ?? ""
      return text.hasSuffix("\n") ? text.dropLast() : nil
    }
    try await body(CutOffProxy(address: "127.0.0.1:\(port)", pid: pid))
  }

  /// Lets nothing through, or, the next time, everything again.
  package func cutOffOrJoin() async throws {
    kill(pid, SIGUSR1)
    // The signal is only on its way.
    try await Task.sleep(for: .milliseconds(50))
  }

  private static let script = """
    import signal, socket, sys, threading
    host, port, port_file = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    cut = False
    def toggle(*_):
        global cut
        cut = not cut
    signal.signal(signal.SIGUSR1, toggle)
    def pump(source, target):
        try:
            while data := source.recv(65536):
                if not cut: target.sendall(data)
        except OSError: pass
        for end in (source, target):
            try: end.shutdown(socket.SHUT_RDWR)
            except OSError: pass
    def serve(client):
        try: server = socket.create_connection((host, port))
        except OSError: return client.close()
        threading.Thread(target=pump, args=(client, server), daemon=True).start()
        pump(server, client)
    listener = socket.create_server(('127.0.0.1', 0))
    with open(port_file, 'w') as file: print(listener.getsockname()[1], file=file)
    def accept():
        while True:
            threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
    threading.Thread(target=accept, daemon=True).start()
    while True: signal.pause()
    """
}
