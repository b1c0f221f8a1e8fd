import Libc

/// A real PostgreSQL of this test process, in a folder and on a port of its own; it ends with the process.
package final class PostgreSQL: Sendable {
  /// Where it is, with a unix socket in it.
  package let folder: String
  package let port: Int
  /// The port of pgbouncer in front of it, which gives each transaction any session; nil without one.
  package let pooler: Int?

  /// The server of this process.
  package static let shared = Result<PostgreSQL, any Error> { try PostgreSQL() }

  /// Makes an empty database on the server of this process and returns its name.
  package static func database() throws -> (server: PostgreSQL, name: String) {
    let server = try shared.get()
    return (server, try server.makeDatabase())
  }

  /// Makes an empty database and returns its name.
  package func makeDatabase() throws -> String {
    let name = "t\(UInt64.random(in: 0...UInt64.max))"
    try psql("postgres", "CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8'")
    return name
  }

  /// Makes a database with the tables of an empty list and returns its name.
  package static func list() throws -> (server: PostgreSQL, name: String) {
    let server = try shared.get()
    let template = try template.get()
    let name = "t\(UInt64.random(in: 0...UInt64.max))"
    try server.psql("postgres", "CREATE DATABASE \(name) TEMPLATE \(template)")
    try server.psql(name, "UPDATE tasks.state SET database_id = gen_random_uuid()")
    return (server, name)
  }

  /// A database with the tables of an empty list, which copies are made of.
  private static let template = Result<String, any Error> {
    let (server, name) = try database()
    try sh("HOME=\(server.folder) \(Home.hookedBinary) init --db '\(server.url(name))'")
    return name
  }

  /// The URL of a database; through pgbouncer with `pooled`.
  package func url(_ database: String, pooled: Bool = false) -> String {
    "postgres://postgres@127.0.0.1:\(pooled ? pooler ?? port : port)/\(database)"
  }

  /// Where Debian keeps the programs of the newest version; elsewhere PATH has them.
  private static let programs =
    namesInFolder("/usr/lib/postgresql").compactMap { Int($0) }.max().map {
      "/usr/lib/postgresql/\($0)/bin/"
    } ?? ""

  /// The program that runs SQL.
  package static let psql = programs + "psql"

  /// PostgreSQL does not run as root.
  private static let asUser =
    geteuid() == 0 ? "setpriv --reuid=postgres --regid=postgres --clear-groups " : ""

  /// A server of one test; with `flushes` it flushes to the disk, as a server of users does.
  package static func ofOneTest(flushes: Bool = false) throws -> PostgreSQL {
    try PostgreSQL(options: "fsync = \(flushes ? "on" : "off")")
  }

  /// Ends it as a crash does, with all its processes, and starts it again.
  package func crash() throws {
    try end()
    try Self.sh(Self.start(folder, port))
  }

  /// Ends it as a crash does, with all its processes.
  package func end() throws {
    try Self.sh(
      """
      server=$(head -1 \(folder)/data/postmaster.pid)
      kill -9 $server $(pgrep -P $server); sleep 0.3
      # A container may keep a dead process for a while.
      rm -f \(folder)/data/postmaster.pid \(folder)/.s.PGSQL.*
      """)
  }

  /// The line of sh that starts the server in `folder`.
  private static func start(_ folder: String, _ port: Int) -> String {
    """
    cd \(folder) && \(asUser)\(programs)pg_ctl -D \(folder)/data -l \(folder)/log \
    -o '-p \(port) -k \(folder)' -w start || { tail -5 \(folder)/log; false; }
    """
  }

  private convenience init(options: String = "fsync = off") throws {
    try self.init(hasPooler: true) { folder in
      """
      cd \(folder) && \(Self.asUser)\(Self.programs)initdb -D \(folder)/data -U postgres -A trust \
      -E UTF8 --locale=C.UTF-8 --no-sync && cat >> \(folder)/data/postgresql.conf <<'END'
      listen_addresses = '127.0.0.1'
      \(options)
      max_connections = 300
      shared_buffers = 64MB
      max_wal_size = 256MB
      END
      """
    }
  }

  /// A standby that follows `primary` asynchronously.
  convenience init(standbyOf primary: PostgreSQL) throws {
    try self.init(hasPooler: false) { folder in
      """
      cd \(folder) && \(Self.asUser)\(Self.programs)pg_basebackup -D \(folder)/data -R -c fast \
      -h \(primary.folder) -p \(primary.port) -U postgres --no-sync
      """
    }
  }

  /// Starts a server on what a script of sh puts into `data` of a folder.
  private init(hasPooler: Bool, _ script: (_ folder: String) -> String) throws {
    var template = Array("/tmp/tasks-postgresql-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw TestFailure("mkdtemp: \(errorText())") }
    let folder = String(cString: made)
    self.folder = folder
    if geteuid() == 0 { try Self.sh("chown postgres:postgres \(folder)") }
    try Self.sh(script(folder))
    port = try Self.port { port in try Self.sh(Self.start(folder, port)) }
    pooler = hasPooler ? try? Self.startPooler(folder, port) : nil
    // Whatever becomes of this process.
    try Self.sh(
      """
      (trap '' INT HUP; while kill -0 \(getpid()); do sleep 1; done
      kill -QUIT $(head -1 \(folder)/data/postmaster.pid)
      kill $(cat \(folder)/pgbouncer.pid); sleep 1; rm -rf \(folder)) </dev/null >/dev/null 2>&1 &
      """)
  }

  /// Finds a free port for which `start` succeeds.
  private static func port(_ start: (Int) throws -> Void) throws -> Int {
    var failure: any Error = TestFailure("no free port")
    for _ in 0..<5 {
      let port = Int.random(in: 20_000..<32_000)
      do {
        try start(port)
        return port
      } catch {
        failure = error
      }
    }
    throw failure
  }

  private static func startPooler(_ folder: String, _ server: Int) throws -> Int {
    try port { port in
      try sh(
        """
        cat > \(folder)/pgbouncer.ini <<'END'
        [databases]
        * = host=\(folder) port=\(server)
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = \(port)
        unix_socket_dir =
        auth_type = trust
        auth_file = \(folder)/users
        pool_mode = transaction
        default_pool_size = 4
        server_idle_timeout = 5
        query_wait_timeout = 20
        pidfile = \(folder)/pgbouncer.pid
        logfile = \(folder)/pgbouncer.log
        END
        echo '"postgres" ""' > \(folder)/users
        cd \(folder) && PATH=$PATH:/usr/sbin \(asUser)pgbouncer -d \(folder)/pgbouncer.ini
        """)
    }
  }

  /// Runs SQL as the owner of everything; returns the rows, their values separated by `|`.
  @discardableResult
  package func psql(_ database: String, _ sql: String...) throws -> String {
    try psql(database, sql)
  }

  func psql(_ database: String, _ sql: [String]) throws -> String {
    let commands = sql.map {
      "-c '\($0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
    }
    return try Self.sh("\(psqlCommand) -d \(database) \(commands.joined(separator: " "))")
  }

  var psqlCommand: String {
    "\(Self.psql) -X -q -A -t -v ON_ERROR_STOP=1 -h \(folder) -p \(port) -U postgres"
  }

  /// Copies the tables of a list to a file.
  func dump(_ database: String, to path: String) throws {
    try Self.sh("\(Self.programs)pg_dump \(place(database)) -n tasks -Fc -f '\(path)'")
  }

  /// Replaces the tables of a list by those of a copy.
  func restore(_ database: String, from path: String) throws {
    try Self.sh("\(Self.programs)pg_restore \(place(database)) -c -n tasks -1 '\(path)'")
  }

  private func place(_ database: String) -> String {
    "-h \(folder) -p \(port) -U postgres -d \(database)"
  }

  /// Runs scripts of pgbench at once, each as often as its weight says.
  ///
  /// `rate` is for a second. With `inBackground` it returns at once.
  package func bench(
    _ database: String, scripts: [(text: String, weight: Int)], clients: Int, seconds: Int,
    rate: Int? = nil, inBackground: Bool = false
  ) throws {
    var files: [String] = []
    for (place, script) in scripts.enumerated() {
      let path = "\(folder)/\(database)-\(place).sql"
      try Self.sh("cat > \(path) <<'END OF SCRIPT'\n\(script.text)\nEND OF SCRIPT")
      files.append("-f \(path)@\(script.weight)")
    }
    try Self.sh(
      """
      \(Self.programs)pgbench -n -h \(folder) -p \(port) -U postgres -c \(clients) -j 2 \
      -T \(seconds) --max-tries=1 \(rate.map { "-R \($0)" } ?? "") \
      \(files.joined(separator: " ")) \(database) \(inBackground ? ">/dev/null 2>&1 &" : "")
      """)
  }

  /// Runs a script of sh to its end and returns what it printed; throws when it fails.
  @discardableResult
  static func sh(_ script: String) throws -> String {
    guard let pipe = popen("exec 2>&1\n\(script)", "r") else {
      throw TestFailure("popen: \(errorText())")
    }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 {
      output += buffer[..<count]
    }
    let text = String(decoding: output, as: UTF8.self)
    guard pclose(pipe) == 0 else { throw TestFailure("\(script): \(text)") }
    return text
  }
}
