import TestSupport

/// The database of a run, as other programs than tasks use it.
enum Database: Sendable {
  case file(String)
  /// Tasks reaches it through the proxy, and maybe pgbouncer.
  case server(PostgreSQL, name: String, ServerProxy)

  /// Runs `body` with the one of a run; on a server it has the tables already.
  static func with<Value: Sendable>(
    _ store: Store, _ home: Home, _ body: (Database) async throws -> Value
  ) async throws -> Value {
    guard store != .sqlite else { return try await body(.file(home.database)) }
    let (server, name) = try PostgreSQL.list()
    try server.psql(name, makeAnotherUser)
    guard store != .pgbouncer || server.pooler != nil else {
      throw StressError("there is no pgbouncer")
    }
    var value: Value?
    try await ServerProxy.with(server, pooled: store == .pgbouncer) { proxy in
      value = try await body(.server(server, name: name, proxy))
    }
    guard let value else { throw StressError("no proxy ran") }
    return value
  }

  /// A role with the rights of one that writes, as tasks-server(7) names them.
  private static let makeAnotherUser = """
    CREATE ROLE another;
    GRANT USAGE ON SCHEMA tasks TO another;
    GRANT SELECT ON ALL TABLES IN SCHEMA tasks TO another;
    GRANT INSERT, UPDATE, DELETE ON tasks.task TO another;
    GRANT INSERT ON tasks.step, tasks.change TO another;
    GRANT UPDATE (undone) ON tasks.step TO another;
    GRANT UPDATE (next_task, next_step) ON tasks.state TO another
    """

  var isServer: Bool { if case .server = self { true } else { false } }

  /// What tells tasks where it is.
  var environment: [String: String] {
    switch self {
    case .file: [:]
    case .server(_, let name, let proxy): ["TASKS_DB": proxy.url(name)]
    }
  }

  /// The other program.
  var shell: String { isServer ? "psql" : "sqlite3" }

  /// The command line with which the other program runs `statements`.
  ///
  /// `psql` goes to the server itself: what it sets for a session would stay in the pooler's.
  func commandLine(
    _ statements: [String], asAnotherUser: Bool = false
  ) -> (program: String, arguments: [String]) {
    switch self {
    case .file(let path):
      let arguments = [
        "-batch", "-bail", "-cmd", ".timeout 5000", path, statements.joined(separator: "; "),
      ]
      guard asAnotherUser else { return (shell, arguments) }
      return (Arena.asAnotherUser[0], Arena.asAnotherUser.dropFirst() + [shell] + arguments)
    case .server(let server, let name, _):
      let all = (asAnotherUser ? ["SET ROLE another"] : []) + statements
      let arguments = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", server.url(name)]
      return (PostgreSQL.psql, arguments + all.flatMap { ["-c", $0] })
    }
  }
}
