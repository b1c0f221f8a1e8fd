import Libc
import Strategies
import Model
import TestSupport

/// One command that is about to be run.
struct Command {
  let number: Int
  let epoch: Int
  let verb: Verb
  let plan: Plan
  var disturbance = Disturbance.none
  let strategy: StrategyName
  let cache: String
  /// What is cached of a list; nil leaves it to tasks.
  var layers: String?
  var isForgetful = false
  var explains = true

  /// Runs it and returns what was seen; `committed` is called when it is stopped behind its
  /// commit.
  func run(_ arena: Arena, _ runner: Runner, committed: () -> Void) throws -> Journal.Record {
    var environment = disturbance.environment
    if isForgetful { environment["XDG_RUNTIME_DIR"] = "/dev/null" }
    let began = monotonicNanoseconds()
    let (program, arguments) = commandLine(arena)
    let ended = try runner.run(
      program, arguments, environment: environment, input: plan.input
    ) { child in
      disturbance.disturb(child) { moment in
        arena.journal.count(fault: "client stopped at \(moment.rawValue)")
        if moment == .committed { committed() }
      }
    }
    let end = monotonicNanoseconds()
    let finding = finding(ended)
    let isList = if case .list = finding { true } else { false }
    arena.journal.count(fault: disturbance.words(ended))
    if verb.isOfShell { arena.journal.count(fault: verb.rawValue) }
    if program == Arena.asAnotherUser[0] { arena.journal.count(fault: "sqlite3 as another user") }
    return Journal.Record(
      observation: Observation(
        number: number, epoch: epoch, words: words(arena), began: began, ended: end,
        status: ended.status, output: isList ? "" : ended.output, errors: ended.errors,
        finding: finding),
      verb: verb.rawValue, isUndisturbed: disturbance.isNone, origin: origin(ended))
  }

  private func arguments(_ arena: Arena) -> [String] {
    if verb.isOfShell {
      return Runner.sqlArguments(arena.home.database, plan.arguments.joined())
    }
    return plan.arguments + arena.options(strategy, cache)
      + (layers.map { ["--layers", $0] } ?? []) + (explains ? ["--explain"] : [])
  }

  /// The program and its arguments; every second statement is another user's, where that is possible.
  private func commandLine(_ arena: Arena) -> (program: String, arguments: [String]) {
    let arguments = arguments(arena)
    guard verb.isOfShell else { return (arena.settings.binary, arguments) }
    guard arena.hasAnotherUser, number.isMultiple(of: 2) else { return ("sqlite3", arguments) }
    return (Arena.asAnotherUser[0], Arena.asAnotherUser.dropFirst() + ["sqlite3"] + arguments)
  }

  private func words(_ arena: Arena) -> String {
    let variables = disturbance.environment.map { "\($0)=\($1) " }.joined()
    let program = verb.isOfShell ? "sqlite3" : "tasks"
    let notes: [String?] = [
      plan.input.map { "with the lines \($0)" },
      isForgetful && !verb.isOfShell ? "no note of failures" : nil,
      disturbance.isNone ? nil : "\(disturbance)",
    ]
    let more = notes.compactMap { $0 }.joined(separator: ", ")
    return "\(variables)\(program) \(arguments(arena).joined(separator: " "))"
      + (more.isEmpty ? "" : "  (\(more))")
  }

  private func finding(_ ended: Ended) -> Observation.Finding {
    let wasKilled = ended.status == -SIGKILL && disturbance.kills
    let wasRefused = ended.status == 1 && !plan.ids.isEmpty && !verb.isOfShell
    // The exit status of tasks, and SQLite's own result code.
    if verb.isChange, ended.status == (verb.isOfShell ? 5 : 4), ended.output.isEmpty {
      return .change(plan.wanted, .busy)
    }
    guard ended.status == 0 || wasKilled || wasRefused else {
      return .failure("it ended with status \(ended.status)")
    }
    guard verb.isChange else {
      guard !wasKilled else { return .nothing }
      let rows = listedRows(ended.output)
      return rows.map { .list($0, age: Settings.age(strategy)) }
        ?? .failure("its list cannot be read")
    }
    guard let rows = verb.acknowledged(ended.output) else {
      return .failure("its answer cannot be read")
    }
    guard rows.isEmpty else { return .change(plan.wanted, .acknowledged(rows)) }
    guard !wasKilled else { return .change(plan.wanted, .none) }
    return plan.ids.isEmpty
      ? .failure("it did not say what it did") : .change(plan.wanted, .refused)
  }

  /// Where a list came from, as `--explain` says.
  private func origin(_ ended: Ended) -> Journal.Origin? {
    guard verb == .list, explains, ended.status == 0, strategy != .none else { return nil }
    if ended.errors.contains("the list is from the cache") { return .cache }
    return ended.errors.contains("pages of the list are from the cache") ? .cacheInPart : .database
  }
}

/// Reads a plain list; nil when it is not one.
func listedRows(_ output: String) -> [Row]? {
  var rows: [Row] = []
  for line in output.split(separator: "\n") {
    // A task that comes back also has a due date.
    let parts = line.split(separator: "\t")
    guard parts.count >= 2, let id = Int64(parts[0]) else { return nil }
    rows.append(Row(id: id, text: String(parts[1])))
  }
  return rows
}
