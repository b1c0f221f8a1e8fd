import App
import Arguments
import Model
import Queries
import Text

struct RemoveCommand: Command {
  private let targets: TargetOptions
  private let output: OutputOptions
  private let common: CommonOptions

  static let changes = true

  static let syntax = Syntax(
    "remove", aliases: ["rm"],
    abstract: "Remove tasks",
    usage: "tasks remove [<options>] <id> ...",
    discussion: """
      Examples:
        tasks remove 3
        tasks remove 3 5-7
        tasks remove 1,4,9-12

      If a number is unknown, nothing is removed. 'tasks undo' restores removed tasks.
      """,
    arguments: TargetOptions.arguments,
    options: [TargetOptions.claim] + TargetOptions.options + OutputOptions.options,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    targets = try TargetOptions(arguments)
    output = try OutputOptions(arguments)
    common = try CommonOptions(arguments)
  }

  func run() throws {
    try targets.commit(Context(common), output, [.open]) { .remove($0) }
  }
}
