import Libc

/// Stands before a PostgreSQL on a port of its own: counts round trips, and breaks connections where a test
/// wants it.
package struct ServerProxy: Sendable {
  /// What happens to the next transaction that changes tasks; each only once.
  package enum Fault: String, CaseIterable, Sendable {
    case none
    /// The connection breaks before the server gets it.
    case before
    /// The connection breaks when the server has got a part of it.
    case within
    /// The connection breaks before the client gets the answer.
    case after
    /// As `after`, and nobody gets a connection any more.
    case gone
    /// The client stops for 7 s when the server has got 300,000 bytes of it.
    case slow
    /// As `after`, and nobody's wish to connect is answered any more.
    case deaf
    /// From now on nothing comes through, in either direction.
    case silent
    /// The network is cut as `before`, `within` or `after` says, or before the server gets a read: packets of
    /// this connection vanish, and nobody is told.
    case holeBefore, holeWithin, holeAfter, holeReading
    /// As `holeAfter` and `holeBefore`, and the network stays cut for new connections.
    case cutAfter, cutBefore
  }

  package let port: Int
  private let home: Home

  /// The same database through this proxy.
  package func url(_ database: String) -> String {
    "postgres://postgres@127.0.0.1:\(port)/\(database)?sslmode=disable"
  }

  /// Runs `body` with a proxy before `server` that is ended behind it.
  package static func with(
    _ server: PostgreSQL, pooled: Bool = false, _ body: (ServerProxy) async throws -> Void
  ) async throws {
    let home = try Home(["TASKS_DB": "unused"])
    let (pids, continuation) = AsyncStream<Int32>.makeStream()
    let port = pooled ? server.pooler ?? 0 : server.port
    let words = ["-c", script, "\(port)", home.path]
    let running = Task { try await run(systemPython, words) { continuation.yield($0) } }
    guard let pid = await pids.first(where: { _ in true }) else {
      throw TestFailure("no proxy: \(try await running.value)")
    }
    defer { kill(pid, SIGKILL) }
    let own = try await wait("the proxy's port") {
      let text = (try? await run("cat", [home.path + "/port"]).output) ?? ""
      return text.hasSuffix("\n") ? Int(text.dropLast()) : nil
    }
    try await body(ServerProxy(port: own, home: home))
  }

  /// Prepares a fault.
  package func set(_ fault: Fault) async throws {
    try await home.shell("echo \(fault.rawValue) > fault.new && mv fault.new fault")
  }

  /// Whether the fault that was prepared has happened.
  package func isUnset() async throws -> Bool {
    try await home.shell("cat fault").output == "none\n"
  }

  /// The round trips after connecting of each connection since the last call, by their order.
  package func trips() async throws -> [Int] {
    try await Task.sleep(for: .milliseconds(50))
    let text = try await home.shell("cat trips 2>/dev/null; rm -f trips").output
    return text.split(separator: "\n").compactMap { Int($0) }
  }

  private static let script = #"""
    import ctypes, os, select, socket, struct, sys, threading, time
    port, folder = int(sys.argv[1]), sys.argv[2]
    fault_file = folder + '/fault'
    def fault():
        try: return open(fault_file).read().strip()
        except OSError: return 'none'
    def used(now='none'):
        with open(fault_file + '.done', 'w') as file: print(now, file=file)
        os.rename(fault_file + '.done', fault_file)
    def close(*ends):
        for end in ends:
            try: end.shutdown(socket.SHUT_RDWR)
            except OSError: pass
            end.close()
    def cut(*ends):
        # What was sent must be acknowledged by now, or it is sent again and again.
        time.sleep(0.2)
        # A filter that lets no packet through: neither acknowledged nor refused (socket(7)).
        for end in ends:
            nothing = ctypes.create_string_buffer(struct.pack('HBBI', 6, 0, 0, 0))
            end.setsockopt(socket.SOL_SOCKET, 26, struct.pack('@HP', 1, ctypes.addressof(nothing)))
        # Both have given up by then; a new connection from the same port must not meet the filter.
        time.sleep(11.5)
        for end in ends: end.setsockopt(socket.SOL_SOCKET, 27, 0)
        close(*ends)
    def serve(client):
        if fault() in ('gone!', 'deaf!'): return close(client)
        if fault() == 'cut!': return cut(client)
        try: server = socket.create_connection(('127.0.0.1', port))
        except OSError: return close(client)
        state = {'sent': 0, 'trips': -1, 'answered': True, 'changes': False}
        def down():
            try:
                while data := server.recv(65536):
                    while fault() == 'silent': time.sleep(0.05)
                    if state['changes'] and b'COMMIT\0' in data:
                        now = fault()
                        if now in ('after', 'gone', 'deaf'):
                            used(now + '!' if now != 'after' else 'none')
                            break
                        if now in ('holeAfter', 'cutAfter'):
                            used('cut!' if now == 'cutAfter' else 'none')
                            cut(client, server)
                    state['answered'] = True
                    client.sendall(data)
            except OSError: pass
            close(client, server)
        threading.Thread(target=down, daemon=True).start()
        try:
            while data := client.recv(1 << 20):
                while fault() == 'silent': time.sleep(0.05)
                if data[:1] == b'X': break
                state['sent'] += len(data)
                if state['sent'] > 300_000 and fault() == 'slow':
                    used()
                    server.sendall(data[:300_000])
                    data = data[300_000:]
                    time.sleep(7)
                if state['answered']: state['trips'] += 1
                state['answered'] = False
                if state['trips'] > 0 and fault() == 'holeReading':
                    used()
                    cut(client, server)
                if b'UPDATE tasks.state' in data:
                    state['changes'] = True
                    now = fault()
                    if now == 'before':
                        used()
                        break
                    if now in ('holeBefore', 'cutBefore'):
                        used('cut!' if now == 'cutBefore' else 'none')
                        cut(client, server)
                    if now in ('within', 'holeWithin'):
                        used()
                        server.sendall(data[:len(data) * 2 // 3])
                        if now == 'holeWithin': cut(client, server)
                        time.sleep(0.05)
                        break
                server.sendall(data)
        except OSError: pass
        close(client, server)
        with open(folder + '/trips', 'a') as file: print(state['trips'], file=file)
    listener = socket.create_server(('127.0.0.1', 0), backlog=200)
    with open(folder + '/port', 'w') as file: print(listener.getsockname()[1], file=file)
    while True:
        if fault() == 'deaf!':
            # A listener whose queue is full.
            listener.listen(0)
            held = [socket.socket() for _ in range(3)]
            for end in held:
                end.setblocking(False)
                end.connect_ex(listener.getsockname())
            while fault() == 'deaf!': time.sleep(0.05)
            close(*held)
            listener.listen(200)
        if not select.select([listener], [], [], 0.05)[0]: continue
        threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
    """#
}
