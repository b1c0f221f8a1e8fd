import Arguments
import TaskList

struct DoneCommand: Command {
  private let targets: TargetOptions
  private let common: CommonOptions

  static let syntax = Syntax(
    "done",
    abstract: "Mark tasks as done",
    usage: "tasks done [<options>] <id> ...",
    discussion: """
      Examples:
        tasks done 3
        tasks done 3 5-7

      A task that is done already stays as it is, with the time it was done first.
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
    try targets.apply(Context(common), .open) { .done($0) }
  }
}
