import ArgumentParser
import TaskList

struct ReopenCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "reopen",
    abstract: "Open tasks again that were done",
    usage: "tasks reopen [<options>] <id> ...",
    discussion: """
      Examples:
        tasks reopen 3

      A task that is open already stays as it is.
      When one of the numbers is unknown, nothing is changed.
      """)

  @OptionGroup var targets: TargetOptions

  @OptionGroup var common: CommonOptions

  func run() throws {
    try targets.apply(Context(common), .done) { .reopen($0) }
  }
}
