import ArgumentParser
import Dates
import Queries
import TaskList

/// The tasks that a command changes: by their numbers, or all that meet conditions.
struct TargetOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The numbers of tasks, also as ranges such as 3-5,9", valueName: "id"),
    completion: Completions.ids)
  var words: [String] = []

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Instead of numbers, all tasks that meet this, again for more: tag=shop, list=home, due=overdue, priority=low, text=milk, state=done",
      valueName: "condition"))
  var conditions: [String] = []

  @Flag(name: .shortAndLong, help: "Change what the conditions find")
  var yes = false

  @Flag(name: [.customLong("dry-run")], help: "Say what would be done, and change nothing")
  var dryRun = false

  /// Whether nothing is to be changed: when that was asked for, or conditions were given and no
  /// consent.
  var isDryRun: Bool { dryRun || isUnconfirmed }

  var isUnconfirmed: Bool { !conditions.isEmpty && !yes && !dryRun }

  func validate() throws {
    _ = try ids()
    guard words.isEmpty != conditions.isEmpty else {
      throw ValidationError(
        words.isEmpty
          ? "it takes the number of a task; 'tasks list' shows them"
          : "it takes numbers of tasks or '--where', not both")
    }
  }

  /// The tasks; those of conditions are of `state` unless a condition says another.
  func targets(_ state: ListSource, _ clock: WallClock) throws -> Targets {
    guard !conditions.isEmpty else { return .ids(try ids()) }
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

  func ids() throws -> TaskIDs { try taskIDs(words) }
}

/// Reads numbers of tasks and ranges of them.
func taskIDs(_ words: [String]) throws -> TaskIDs {
  TaskIDs(
    try words.flatMap { word in
      guard let ids = TaskIDs(words: word) else {
        throw ValidationError("'\(word)' is not the number of a task or a range such as 5-7")
      }
      return ids.ranges
    })
}
