import Arguments
import TaskList

struct ReopenCommand: Command {
  private let targets: TargetOptions
  private let common: CommonOptions

  static let syntax = Syntax(
    "reopen",
    abstract: "Open tasks again that were done",
    usage: "tasks reopen [<options>] <id> ...",
    discussion: """
      Examples:
        tasks reopen 3

      A task that is open already stays as it is.
      When one of the numbers is unknown, nothing is changed.
      """,
    arguments: TargetOptions.arguments,
    options: TargetOptions.options,
    common: CommonOptions.options)

  init(_ words: ParsedWords) throws(UsageError) {
    targets = try TargetOptions(words)
    common = try CommonOptions(words)
  }

  func run() throws {
    try targets.apply(Context(common), .done) { .reopen($0) }
  }
}
