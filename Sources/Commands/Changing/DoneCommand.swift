import ArgumentParser
import TaskList

struct DoneCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "done",
    abstract: "Mark tasks as done",
    usage: "tasks done [<options>] <id> ...",
    discussion: """
      Examples:
        tasks done 3
        tasks done 3 5-7

      A task that is done already stays as it is, with the time it was done first.
      When one of the numbers is unknown, nothing is changed.
      """)

  @OptionGroup var targets: TargetOptions

  @OptionGroup var common: CommonOptions

  func run() throws {
    try targets.apply(Context(common), .open) { .done($0) }
  }
}
