import Libc
import TestSupport

/// Copies the database, puts a copy back, and alters its schema, beside the lanes; a server it kills, or some
/// of its sessions.
struct Keeper {
  private let arena: Arena
  private let runner: Runner
  private var random: SeededGenerator
  private var copies: [HistoryTable.Copy] = []
  /// With all restores so far.
  private(set) var history: HistoryTable

  /// Makes the database.
  init(_ arena: Arena) throws {
    self.arena = arena
    runner = arena.runner("keeper")
    random = SeededGenerator(seed: ~arena.settings.seed)
    let database = arena.database
    let made = try runner.run(arena.settings.binary, ["add", "first"])
    guard made.status == 0 else { throw StressError("there is no database: \(made)") }
    try arena.share()
    // Version 0 is empty.
    _ = try runner.sql(database, "DELETE FROM \(database.tasks)")
    history = try HistoryTable(database: database, runner: runner)
    try makeFirstTasks()
  }

  /// Makes tasks with numbers far apart, so that the lists have several pages from the start.
  private func makeFirstTasks() throws {
    let number = arena.journal.nextNumber()
    let rows = (1...30).map { RowChange(id: 50 * $0, text: "c\(number).\($0)") }
    let statement = arena.database.insert(rows)
    let began = monotonicNanoseconds()
    _ = try runner.sql(arena.database, statement)
    let wanted = rows.map { Wanted(id: nil, text: .exactly($0.text)) }
    let observation = Observation(
      number: number, words: statement, began: began, ended: monotonicNanoseconds(),
      finding: .change(wanted, .acknowledged(rows)))
    arena.journal.add(.init(observation: observation, verb: "the first tasks"))
    arena.pool.replace(open: rows.map(\.id), epoch: 0)
  }

  /// Goes on until `deadline`.
  mutating func work(until deadline: Deadline) throws {
    while !deadline.isOver {
      usleep(.random(in: 100_000...700_000, using: &random))
      switch (arena.database, Int.random(in: 0..<6, using: &random)) {
      case (.server(let server, _, _), 0): try crashOrCheckpoint(server)
      case (.server, _): try endSession()
      case (.file, 0..<3): try copy()
      case (.file, 3..<5): try restore()
      case (.file, _): try dropTrigger()
      }
    }
  }

  /// Waits for what a server still does for commands that were killed.
  func waitForRest() throws {
    guard arena.database.isServer else { return }
    let query = "\(Self.sessions) AND state <> 'idle'"
    repeat { usleep(200_000) } while try !runner.sql(arena.database, query).isEmpty
  }

  /// Reads the rest of the history, at rest.
  mutating func finish() throws -> [Ledger.Entry] {
    try history.read()
    return history.entries
  }

  private mutating func copy() throws {
    _ = arena.gate.enter()
    defer { arena.gate.leave() }
    copies.append(try history.copy(to: "\(arena.home.path)/copy-\(copies.count)"))
    arena.journal.count(fault: "database copied")
  }

  private mutating func restore() throws {
    guard let copy = copies.randomElement(using: &random) else { return }
    try arena.gate.alone {
      let number = arena.journal.nextNumber()
      let began = monotonicNanoseconds()
      try history.restore(copy, by: number)
      let observation = Observation(
        number: number, words: "restore from \(copy.path), \(copy.place)", began: began,
        ended: monotonicNanoseconds(), finding: .restore)
      arena.journal.add(.init(observation: observation, verb: "restore"))
      // Tasks that come back are on a list, so that no other verb takes them: several have one text.
      arena.pool.replace(
        open: try ids("done IS NULL AND list IS NULL"),
        done: try ids("done IS NOT NULL AND list IS NULL"),
        epoch: history.epoch)
      return history.epoch
    }
    arena.journal.count(fault: "database restored")
  }

  private func ids(_ condition: String) throws -> [Int64] {
    try runner.sql(arena.database, "SELECT id FROM task WHERE \(condition)")
      .compactMap { Int64($0) }
  }

  /// Drops a trigger of tasks, which puts it back with its next change.
  private mutating func dropTrigger() throws {
    let names = try runner.sql(
      arena.database,
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name NOT LIKE 'stress%'")
    guard let name = names.randomElement(using: &random) else { return }
    _ = try runner.sql(arena.database, "DROP TRIGGER IF EXISTS \(name)")
    arena.journal.count(fault: "trigger dropped by sqlite3")
  }

  /// Ends a session of the server as an administrator does, if it can be one that does something.
  private func endSession() throws {
    // A session may be over by itself, of which the server would warn.
    let query =
      """
      SET client_min_messages = error;
      SELECT pg_terminate_backend(pid)
      FROM (\(Self.sessions) ORDER BY state = 'idle', random() LIMIT 1) one
      """
    let began = monotonicNanoseconds()
    guard try runner.sql(arena.database, query) == ["t"] else { return }
    arena.journal.addOutage(since: began)
    arena.journal.count(fault: "session ended by the server")
  }

  /// Crashes rarely, and never behind pgbouncer, which then refuses everybody for 15 seconds.
  private mutating func crashOrCheckpoint(_ server: PostgreSQL) throws {
    guard arena.settings.store == .postgresql, Int.random(in: 0..<3, using: &random) == 0 else {
      _ = try runner.sql(arena.database, "CHECKPOINT")
      return arena.journal.count(fault: "checkpoint")
    }
    let began = monotonicNanoseconds()
    try server.crash()
    arena.journal.addOutage(since: began)
    arena.journal.count(fault: "server killed and restarted")
  }

  /// The process numbers of the other sessions.
  private static let sessions = """
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend'
      AND pid <> pg_backend_pid()
    """
}
