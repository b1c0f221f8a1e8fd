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
    let finding = finding(ended, onServer: arena.database.isServer)
    let isList = if case .list = finding { true } else { false }
    arena.journal.count(fault: disturbance.words(ended))
    let shell = arena.database.shell
    let name = verb.isOfShell ? "\(shell) \(verb.rawValue)" : verb.rawValue
    if verb.isOfShell { arena.journal.count(fault: name) }
    if isOfAnotherUser(arena) { arena.journal.count(fault: "\(shell) as another user") }
    let wasLeft = arena.database.isServer && (wasLeft(ended) || doesNotKnow(ended))
    if doesNotKnow(ended) {
      arena.journal.count(fault: "unknown outcome")
    } else if wasLeft {
      arena.journal.count(fault: "server lost by a \(verb.isChange ? "change" : "list")")
    }
    return Journal.Record(
      observation: Observation(
        number: number, epoch: epoch, words: words(program, arguments), began: began, ended: end,
        status: ended.status, output: isList ? "" : ended.output, errors: ended.errors,
        finding: finding,
        mayBeDoneLater: arena.database.isServer && finding.isUnknown),
      verb: name, isUndisturbed: disturbance.isNone, origin: origin(ended), wasLeft: wasLeft)
  }

  /// The program and its arguments; every second statement is another user's, where that is possible.
  private func commandLine(_ arena: Arena) -> (program: String, arguments: [String]) {
    guard !verb.isOfShell else {
      return arena.database.commandLine(plan.arguments, asAnotherUser: isOfAnotherUser(arena))
    }
    let arguments = plan.arguments + arena.options(strategy, cache)
    return (
      arena.settings.binary,
      arguments + (layers.map { ["--layers", $0] } ?? []) + (explains ? ["--explain"] : [])
    )
  }

  private func isOfAnotherUser(_ arena: Arena) -> Bool {
    verb.isOfShell && arena.hasAnotherUser && number.isMultiple(of: 2)
  }

  private func words(_ program: String, _ arguments: [String]) -> String {
    let variables = disturbance.environment.map { "\($0)=\($1) " }.joined()
    let notes: [String?] = [
      plan.input.map { "with the lines \($0)" },
      isForgetful && !verb.isOfShell ? "no note of failures" : nil,
      disturbance.isNone ? nil : "\(disturbance)",
    ]
    let more = notes.compactMap { $0 }.joined(separator: ", ")
    return "\(variables)\(verb.isOfShell ? program : "tasks") \(arguments.joined(separator: " "))"
      + (more.isEmpty ? "" : "  (\(more))")
  }

  /// Where a list came from, as `--explain` says.
  private func origin(_ ended: Ended) -> Journal.Origin? {
    guard verb == .list, explains, ended.status == 0, strategy != .none else { return nil }
    if ended.errors.contains("the list is from the cache") { return .cache }
    return ended.errors.contains("pages of the list are from the cache") ? .cacheInPart : .database
  }
}
