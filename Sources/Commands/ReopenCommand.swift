import App
import Arguments
import Model
import Queries
import Text

struct ReopenCommand: Command {
  private let targets: TargetOptions
  private let output: OutputOptions
  private let common: CommonOptions

  static let changes = true

  static let syntax = Syntax(
    "reopen",
    abstract: "Reopen completed tasks",
    usage: "tasks reopen [<options>] <id> ...",
    discussion: """
      Examples:
        tasks reopen 3

      A task that is already open is unchanged.
      If a number is unknown, nothing is changed.
      """,
    arguments: TargetOptions.arguments,
    options: TargetOptions.options + OutputOptions.options,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    targets = try TargetOptions(arguments)
    output = try OutputOptions(arguments)
    common = try CommonOptions(arguments)
  }

  func run() throws {
    try targets.commit(Context(common), output, [.done]) { .reopen($0) }
  }
}
