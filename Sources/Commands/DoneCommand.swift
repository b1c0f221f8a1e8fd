import App
import Arguments
import Model
import Queries
import Text

struct DoneCommand: Command {
  private let targets: TargetOptions
  private let output: OutputOptions
  private let common: CommonOptions

  static let changes = true

  static let syntax = Syntax(
    "done",
    abstract: "Mark tasks as done",
    usage: "tasks done [<options>] <id> ...",
    discussion: """
      Examples:
        tasks done 3
        tasks done 3 5-7
        tasks done 3 --claim 8f14e45f-ceea-467f-a2f5-9d0e0b9f8c11

      A task that is already done is unchanged and keeps its completion time.
      If a number is unknown, nothing is changed. A claim ends with its
      task; with --claim nothing is changed unless that claim holds the tasks.
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
    try targets.commit(Context(common), output, [.open]) { .done($0) }
  }
}
