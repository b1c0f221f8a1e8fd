private import Journal
private import Libc
package import Model

/// Tasks on a PostgreSQL server.
///
/// A change reads what it needs in one round trip and is made in a second, which expects the tasks as they were
/// read. No lock is held while the network is waited for.
package final class PostgreSQLStore: TaskStore {
  private let address: PostgreSQLAddress
  private let slowQuery: Double
  /// Whether claims hold and end by the server's clock, and not by that of this machine.
  let usesServerClock: Bool
  private let silence: SilentServers?
  let trace: Trace
  private var libpq: PostgreSQLLibrary?
  private var parameters: ServerParameters?
  private var connection: ServerConnection?
  private var isPolled = false
  /// When all waiting ends, in nanoseconds of the monotonic clock; nil where each wait has its own limit.
  var end: UInt64?

  /// `slowQuery`, in seconds, is added to every read of a list; with `usesServerClock` claims hold and end by
  /// the server's clock; `silence` remembers servers that did not answer.
  package init(
    _ address: PostgreSQLAddress, slowQuery: Double, usesServerClock: Bool = true,
    silence: SilentServers? = nil, trace: Trace
  ) {
    self.usesServerClock = usesServerClock
    self.silence = silence
    self.address = address
    self.slowQuery = slowQuery
    self.trace = trace
  }

  /// Such as `team on db.example.com`.
  package var name: String { parameters?.name ?? address.shown }

  func error(_ fault: ServerFault) -> StoreError {
    fault == .busy ? .busy : .server(name: name, fault)
  }

  private func load() throws(ServerFault) -> (PostgreSQLLibrary, ServerParameters) {
    if let libpq, let parameters { return (libpq, parameters) }
    let libpq = try PostgreSQLLibrary()
    let parameters = try ServerParameters(address, libpq)
    self.libpq = libpq
    self.parameters = parameters
    return (libpq, parameters)
  }

  /// The connection; it connects when there is none.
  func connected() throws(StoreError) -> ServerConnection {
    if let connection { return connection }
    do throws(ServerFault) {
      let connection = try trace.step(.database, "connect", answer: \.description) {
        () throws(ServerFault) in
        let (libpq, parameters) = try load()
        if let reason = silence?.reasonToSkip(parameters.identity) {
          throw .unreachable(reason: reason)
        }
        return try connect(parameters, libpq)
      }
      self.connection = connection
      return connection
    } catch {
      throw self.error(error)
    }
  }

  private func connect(
    _ parameters: ServerParameters, _ libpq: PostgreSQLLibrary
  ) throws(ServerFault) -> ServerConnection {
    let deadline = monotonicNanoseconds() + UInt64(ServerConnection.patience * 1e9)
    let connection = try ServerConnection(
      parameters, libpq, until: min(deadline, end ?? .max)
    ) {
      // A server that got less time may still answer the next command.
      if end ?? .max >= deadline { silence?.record(parameters.identity, "no answer") }
    }
    silence?.recordAnswer(parameters.identity)
    return connection
  }

  func disconnect() { connection = nil }

  /// How long the server may be silent, in seconds.
  var longestSilence: Double {
    guard let end else { return ServerConnection.longestSilence }
    let now = monotonicNanoseconds()
    return min(ServerConnection.longestSilence, end > now ? Double(end - now) / 1e9 : 0)
  }

  /// Runs statements that read; once more, when the connection had been lost meanwhile.
  func ask(
    _ queries: [ServerQuery], patience: CancellationPoll? = nil
  ) throws(StoreError) -> [ServerRows] {
    let wasConnected = connection != nil
    let connection = try connected()
    do throws(ServerError) {
      return try connection.run(queries, silence: longestSilence, patience: patience)
    } catch {
      let storeError = note(error)
      guard error.isEnd, wasConnected else { throw storeError }
    }
    return try ask(queries, patience: patience)
  }

  /// Runs statements in the transaction that was begun.
  func askAgain(
    _ queries: [ServerQuery], patience: CancellationPoll? = nil
  ) throws(StoreError) -> [ServerRows] {
    guard let connection else { throw error(.busy) }
    do throws(ServerError) {
      return try connection.run(queries, patience: patience)
    } catch {
      throw note(error)
    }
  }

  /// Ends a transaction that read, without waiting.
  func endTransaction(_ commit: ServerQuery) { try? connection?.send([commit]) }

  /// Gives up a connection that is of no use after `error`.
  private func note(_ error: ServerError) -> StoreError {
    if error.isEnd || error.isAbandoned { disconnect() }
    return error.isAbandoned ? .abandoned : self.error(error.fault)
  }

  package func identity() -> String? { try? load().1.identity }

  package func signature() -> StoreSignature {
    isPolled = true
    let query = ServerQuery("SELECT stamp, next_step FROM tasks.state")
    guard let rows = try? ask([query])[0], let stamp = rows.bits(0, 0) else {
      return StoreSignature([], changed: .min)
    }
    return StoreSignature(
      [Int64(bitPattern: stamp.high), Int64(bitPattern: stamp.low), rows.integer(0, 1)],
      changed: .min)
  }

  package func read<Value>(
    _ body: (any TaskReader) throws(StoreError) -> Value
  ) throws(StoreError) -> Value? {
    var wanted: TaskStatus?
    for tries in 0..<5 {
      let reader = PostgreSQLReader(
        self, slowQuery: slowQuery, wanted: wanted, holds: tries > 1)
      do throws(StoreError) {
        let value = try body(reader)
        reader.end()
        return value
      } catch {
        guard reader.hasMoved else {
          reader.end()
          throw error
        }
        // The list changed between two round trips: now all that was asked for in the first.
        wanted = reader.demanded
      }
    }
    throw error(.busy)
  }

  package func create() throws(StoreError) -> Bool {
    let connection = try connected()
    guard connection.isUTF8 else { throw error(.notUTF8) }
    let begin = ServerQuery("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
    var isNew = true
    do throws(ServerError) {
      _ = try connection.run(
        [begin] + ServerSchema.creation.map { ServerQuery($0) } + [ServerQuery("COMMIT")])
    } catch {
      isNew = false
      // Somebody else made it, or makes it at this moment; 23505 is about the catalog of schemas.
      guard ["42P06", "23505"].contains(error.state) else { throw self.error(error.fault) }
    }
    try checkSchema()
    return isNew
  }

  package func createRoles() throws(StoreError) -> [String] {
    let statements = ["BEGIN"] + ServerRoles.creation + ["COMMIT"]
    _ = try ask(statements.map { ServerQuery($0) })
    return ServerRoles.names
  }

  package func upgrade() throws(StoreError) -> Bool {
    let lock = ServerQuery("SELECT schema FROM tasks.state FOR UPDATE")
    let rows = try ask([ServerQuery("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"), lock])[1]
    let found = Int(rows.count == 1 ? rows.integer(0, 0) : 0)
    guard found < ServerSchema.newest else {
      try checkSchema()
      return false
    }
    var statements: [String] = []
    for older in found..<ServerSchema.newest {
      guard let migration = ServerSchema.migrations[older] else {
        throw error(.otherSchema(found: found, known: ServerSchema.newest))
      }
      statements += migration
    }
    statements += [
      // A new identity: what was cached before is never found again.
      """
      UPDATE tasks.state SET schema = \(ServerSchema.newest), database_id = gen_random_uuid(),
        stamp = gen_random_uuid()
      """, "COMMIT",
    ]
    _ = try askAgain(statements.map { ServerQuery($0) })
    return true
  }

  /// Throws unless the tables are those of this version.
  private func checkSchema() throws(StoreError) {
    let rows = try ask([ServerQuery("SELECT schema FROM tasks.state")])[0]
    let found = Int(rows.count == 1 ? rows.integer(0, 0) : 0)
    guard found == ServerSchema.newest else {
      throw error(.otherSchema(found: found, known: ServerSchema.newest))
    }
  }

  package func renewIdentity() throws(StoreError) {
    _ = try ask([
      ServerQuery(
        """
        UPDATE tasks.state SET database_id = gen_random_uuid(), secret = gen_random_uuid(),
          stamp = gen_random_uuid()
        """)
    ])
  }

  /// Keeps a connection over which changes are waited for.
  package func close() {
    if !isPolled { disconnect() }
  }
}
