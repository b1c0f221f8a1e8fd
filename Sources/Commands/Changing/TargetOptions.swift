import Arguments
import Dates
import Queries
import TaskList

/// The tasks that a command changes: by their numbers, or all that meet conditions.
struct TargetOptions {
  let ids: TaskIDs
  let conditions: [String]
  private let yes, dryRun: Bool

  static let arguments = [
    Argument(
      "id", 0...Int.max, "The numbers of tasks, also as ranges such as 3-5,9", completion: .ids)
  ]

  static let options = [
    Option(
      "--where", value: "condition",
      "Instead of numbers, all tasks that meet this, again for more: tag=shop, list=home, due=overdue, priority=low, text=milk, state=done"
    ),
    Option("--yes", short: "y", "Change what the conditions find"),
    dryRunOption,
  ]

  static let dryRunOption = Option("--dry-run", "Say what would be done, and change nothing")

  init(_ words: ParsedWords) throws(UsageError) {
    ids = try taskIDs(words.arguments)
    conditions = words.values("--where")
    yes = words.has("--yes")
    dryRun = words.has("--dry-run")
    guard words.arguments.isEmpty != conditions.isEmpty else {
      throw UsageError(
        conditions.isEmpty
          ? "it takes the number of a task; 'tasks list' shows them"
          : "it takes numbers of tasks or '--where', not both")
    }
  }

  /// Whether nothing is to be changed: when that was asked for, or conditions were given and no
  /// consent.
  var isDryRun: Bool { dryRun || isUnconfirmed }

  var isUnconfirmed: Bool { !conditions.isEmpty && !yes && !dryRun }

  /// The tasks; those of conditions are of `state` unless a condition says another.
  func targets(_ state: ListSource, _ clock: WallClock) throws -> Targets {
    guard !conditions.isEmpty else { return .ids(ids) }
    var query = TaskQuery()
    query.state = state
    do throws(ConditionError) {
      for condition in conditions { try query.add(condition: condition, clock) }
    } catch {
      throw UsageError("\(error.sentence); nothing was changed")
    }
    return .chosen(query.state) { query.ids(in: $0, clock) }
  }

  /// Makes the change that `change` makes of the tasks, unless consent is missing.
  func apply(
    _ context: Context, _ state: ListSource, _ change: (Targets) throws -> Change
  ) throws {
    let targets = try targets(state, context.clock)
    let count = try context.apply(change(targets), isDryRun: isDryRun)
    guard !conditions.isEmpty else { return }
    guard count > 0 else { throw NotMetError("no task meets the conditions; nothing was changed") }
    guard !isUnconfirmed else {
      throw NotMetError(
        "nothing was changed yet; add --yes to change \(count == 1 ? "this task" : "these \(count) tasks")"
      )
    }
  }

}

/// Reads numbers of tasks and ranges of them.
func taskIDs(_ words: [String]) throws(UsageError) -> TaskIDs {
  var ranges: [ClosedRange<Int64>] = []
  for word in words {
    guard let ids = TaskIDs(words: word) else {
      throw UsageError("'\(word)' is not the number of a task or a range such as 5-7")
    }
    ranges += ids.ranges
  }
  return TaskIDs(ranges)
}
