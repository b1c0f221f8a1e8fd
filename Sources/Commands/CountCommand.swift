import App
import Arguments
import Rendering
import Model
import Text

struct CountCommand: Command {
  private let filter: FilterOptions
  private let hasExitCode: Bool
  private let format: PlainOrJSON?
  private let common: CommonOptions

  static let syntax = Syntax(
    "count",
    abstract: "Print the number of tasks",
    usage: "tasks count [<options>] [<word> ...]",
    discussion: """
      Examples:
        tasks count
        tasks count --due overdue
        tasks count --where list=

      Counts what 'tasks list' shows with the same options; on a terminal it leaves out
      what the setting 'filter' does.
      """,
    arguments: FilterOptions.arguments,
    options: FilterOptions.choice + PlainOrJSON.options + [ListOutput.exitCode],
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    filter = try FilterOptions(arguments)
    format = try PlainOrJSON(arguments)
    hasExitCode = arguments[ListOutput.exitCode]
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    let query = try filter.query(context.clock, user: context.user)
    let look = try context.look(context.defaultFormat, query, filter.defaults)
    let shown = try ListOutput.show(CountRenderer(look, isJSON: format == .json), context)
    if hasExitCode { try shown.requireTasks() }
  }
}
