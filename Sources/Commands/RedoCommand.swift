import Arguments
import Model
import Text

struct RedoCommand: Command {
  private let count: Int?
  private let isDryRun: Bool
  private let common: CommonOptions

  static let changes = true

  static let syntax = Syntax(
    "redo",
    abstract: "Redo undone changes",
    usage: "tasks redo [<options>] [<count>]",
    discussion: """
      Examples:
        tasks redo
        tasks redo 3

      After another change there is nothing to redo.
      """,
    arguments: [changeCount("Number of changes to redo (default: 1)")],
    options: [TargetOptions.dryRun],
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    count = try changeCount(arguments)
    isDryRun = arguments[TargetOptions.dryRun]
    common = try CommonOptions(arguments)
  }

  func run() throws {
    try Context(common).commit(.redo(count ?? 1), isDryRun: isDryRun)
  }
}
