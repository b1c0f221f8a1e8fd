import ArgumentParser
import TaskList

struct RemoveCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove tasks for good",
    usage: "tasks remove [<options>] <id> ...",
    discussion: """
      Examples:
        tasks remove 3
        tasks remove 3 5-7
        tasks remove 1,4,9-12

      When one of the numbers is unknown, nothing is removed.
      """,
    aliases: ["rm"])

  @Argument(help: ArgumentHelp("The numbers of tasks, also as ranges", valueName: "id"))
  var words: [String]

  @OptionGroup var common: CommonOptions

  func validate() throws {
    _ = try ids()
  }

  func run() throws {
    try Context(common).apply(.remove(.ids(ids())))
  }

  private func ids() throws -> TaskIDs {
    TaskIDs(
      try words.flatMap { word in
        guard let ids = TaskIDs(words: word) else {
          throw ValidationError("'\(word)' is not the number of a task or a range such as 5-7")
        }
        return ids.ranges
      })
  }
}
