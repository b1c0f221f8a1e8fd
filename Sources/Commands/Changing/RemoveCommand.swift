import ArgumentParser
import TaskList

struct RemoveCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove tasks",
    usage: "tasks remove [<options>] <id> ...",
    discussion: """
      Examples:
        tasks remove 3
        tasks remove 3 5-7
        tasks remove 1,4,9-12

      When one of the numbers is unknown, nothing is removed. 'tasks undo' brings
      them back.
      """,
    aliases: ["rm"])

  @OptionGroup var targets: TargetOptions

  @OptionGroup var common: CommonOptions

  func run() throws {
    try targets.apply(Context(common), .open) { .remove($0) }
  }
}
