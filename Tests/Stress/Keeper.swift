import Libc
import TestSupport

/// Copies the database, puts a copy back, and alters its schema, beside the lanes.
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
    let database = arena.home.database
    let made = try runner.run(arena.settings.binary, ["add", "first"])
    guard made.status == 0 else { throw StressError("there is no database: \(made)") }
    try arena.share()
    // Version 0 is empty.
    _ = try runner.sql(database, "DELETE FROM task")
    history = try HistoryTable(database: database, runner: runner)
    try makeFirstTasks()
  }

  /// Makes tasks with numbers far apart, so that the lists have several pages from the start.
  private func makeFirstTasks() throws {
    let number = arena.journal.nextNumber()
    let rows = (1...30).map { RowChange(id: 50 * $0, text: "c\(number).\($0)") }
    let values = rows.map { "(\($0.id), '\($0.text ?? "")')" }.joined(separator: ", ")
    let statement = "INSERT INTO task (id, text) VALUES \(values)"
    let began = monotonicNanoseconds()
    _ = try runner.sql(arena.home.database, statement)
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
      switch Int.random(in: 0..<6, using: &random) {
      case 0..<3: try copy()
      case 3..<5: try restore()
      default: try dropTrigger()
      }
    }
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
    try runner.sql(arena.home.database, "SELECT id FROM task WHERE \(condition)")
      .compactMap { Int64($0) }
  }

  /// Drops a trigger of tasks, which puts it back with its next change.
  private mutating func dropTrigger() throws {
    let names = try runner.sql(
      arena.home.database,
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name NOT LIKE 'stress%'")
    guard let name = names.randomElement(using: &random) else { return }
    _ = try runner.sql(arena.home.database, "DROP TRIGGER IF EXISTS \(name)")
    arena.journal.count(fault: "trigger dropped by sqlite3")
  }
}
