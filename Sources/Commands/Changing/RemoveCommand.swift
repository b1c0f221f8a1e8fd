import Arguments
import TaskList

struct RemoveCommand: Command {
  private let targets: TargetOptions
  private let common: CommonOptions

  static let syntax = Syntax(
    "remove", aliases: ["rm"],
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
    arguments: TargetOptions.arguments,
    options: TargetOptions.options,
    common: CommonOptions.options)

  init(_ words: ParsedWords) throws(UsageError) {
    targets = try TargetOptions(words)
    common = try CommonOptions(words)
  }

  func run() throws {
    try targets.apply(Context(common), .open) { .remove($0) }
  }
}
