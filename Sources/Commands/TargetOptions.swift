import Arguments
import Dates
import Queries
import Model
import Text

/// The tasks that a command changes: by number, or all that match conditions.
struct TargetOptions {
  let ids: TaskIDs
  let conditions: [String]
  /// The claim that must hold the tasks; nil for any.
  let claim: ClaimID?
  private let yes, dryRun: Bool

  static let arguments = [
    Argument("id", 0...Int.max, "Task numbers and ranges, such as 3-5,9", completion: .ids)
  ]

  static let condition = Option(
    "--where", value: "condition",
    "Select tasks by condition (repeatable: all of them): list=home,garden, tag!=shop, 'due<fri', priority=, text~milk, status=done",
    completion: .conditions)
  static let yes = Flag("--yes", short: "y", "Apply the change to all matching tasks")
  static let dryRun = Flag("--dry-run", "Print what would be done and change nothing")

  static let claim = ClaimOptions.uuid("--claim", "Only if this claim holds the tasks")

  static let options: [any AnyOption] = [condition, yes, dryRun]

  init(_ arguments: ParsedArguments) throws(UsageError) {
    ids = try taskIDs(arguments.arguments)
    conditions = try arguments.values(Self.condition)
    claim = try arguments[Self.claim]
    yes = arguments[Self.yes]
    dryRun = arguments[Self.dryRun]
    guard !arguments.arguments.isEmpty || !conditions.isEmpty else {
      throw UsageError("missing task number", hint: "see 'tasks list', or use --where")
    }
    guard arguments.arguments.isEmpty || conditions.isEmpty else {
      throw UsageError("task numbers and --where cannot be combined")
    }
  }

  /// Whether nothing is changed: under `--dry-run`, and for conditions without `--yes`.
  var isDryRun: Bool { dryRun || isUnconfirmed }

  var isUnconfirmed: Bool { !conditions.isEmpty && !yes && !dryRun }

  /// The tasks; conditions select tasks of `states` unless one of them names others.
  private func targets(_ states: TaskStates, _ clock: WallClock) throws -> Targets {
    let targets = try chosen(states, clock)
    return claim.map { .held(by: $0, targets) } ?? targets
  }

  private func chosen(_ states: TaskStates, _ clock: WallClock) throws -> Targets {
    guard !conditions.isEmpty else { return .ids(ids) }
    let query = try TaskQuery(conditions, states, clock)
    return .chosen(query.status) { list, _ in query.ids(in: list, clock) }
  }

  /// Commits `change` of the selected tasks, unless it needs --yes and has not got it.
  func commit(
    _ context: Context, _ output: OutputOptions, _ states: TaskStates,
    _ change: (Targets) throws -> Change
  ) throws {
    let targets = try targets(states, context.clock)
    let count = try context.commit(change(targets), isDryRun: isDryRun, output: output)
    guard !conditions.isEmpty else { return }
    guard count > 0 else {
      // A wish that is met already is no error.
      if !context.isQuiet { printNote("tasks: no task matches the conditions") }
      return
    }
    guard !isUnconfirmed else {
      throw RequestError(
        "\(count == 1 ? "1 task matches" : "\(count) tasks match")",
        hint: "add --yes to change \(count == 1 ? "it" : "them")", status: .unconfirmed)
    }
  }
}

extension TaskQuery {
  /// The tasks that meet conditions; of `states` unless a condition names others.
  init(_ conditions: [String], _ states: TaskStates, _ clock: WallClock) throws {
    self.init()
    self.states = states
    for condition in conditions { try add(condition, clock) }
  }
}

/// Reads task numbers and ranges.
func taskIDs(_ arguments: [String]) throws(UsageError) -> TaskIDs {
  var ranges: [ClosedRange<Int64>] = []
  for argument in arguments {
    guard let ids = TaskIDs(parsing: argument) else {
      throw UsageError("'\(argument)' is not a task number or a range such as 5-7")
    }
    ranges += ids.ranges
  }
  return TaskIDs(ranges)
}
