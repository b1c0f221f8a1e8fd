import App
import Arguments
import Model
import Text

struct RedoCommand: Command {
  private let steps: Int?
  private let isDryRun: Bool
  private let output: OutputOptions
  private let common: CommonOptions

  private static let steps = StepOptions.steps("Number of changes to redo (default: 1)")

  static let changes = true

  static let syntax = Syntax(
    "redo",
    abstract: "Redo undone changes",
    usage: "tasks redo [<options>]",
    discussion: """
      Examples:
        tasks redo
        tasks redo --steps 3

      After another change there is nothing to redo.
      """,
    options: [steps, TargetOptions.dryRun] + OutputOptions.options,
    global: CommonOptions.options,
    surplusHint: { "write '--steps \($0)' for the last \($0) undone changes" })

  init(_ arguments: ParsedArguments) throws(UsageError) {
    steps = try arguments[Self.steps]
    isDryRun = arguments[TargetOptions.dryRun]
    output = try OutputOptions(arguments)
    common = try CommonOptions(arguments)
  }

  func run() throws {
    try Context(common).commit(.redo(steps ?? 1), isDryRun: isDryRun, output: output)
  }
}
