import ArgumentParser
import TaskList

/// The tasks that a command changes, by their numbers.
struct TargetOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The numbers of tasks, also as ranges such as 3-5,9", valueName: "id"))
  var words: [String] = []

  @Flag(name: [.customLong("dry-run")], help: "Say what would be done, and change nothing")
  var isDryRun = false

  func validate() throws {
    _ = try ids()
    guard !words.isEmpty else {
      throw ValidationError("it takes the number of a task; 'tasks list' shows them")
    }
  }

  func targets() throws -> Targets { .ids(try ids()) }

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
