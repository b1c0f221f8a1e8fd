import App
import Arguments
import Dates
import Queries
import Rendering
import Model
import Text

struct ListCommand: Command {
  private let output: OutputOptions
  private let slowQuery: Double
  private let filter: FilterOptions
  private let hasPager: Bool
  private let hasExitCode: Bool
  private let common: CommonOptions

  static let syntax = Syntax(
    "list", aliases: ["ls"],
    abstract: "Show the open tasks",
    usage: "tasks list [<options>] [<word> ...]",
    discussion: """
      Examples:
        tasks
        tasks list milk --list home --sort due,-priority
        tasks list --due week --group-by due
        tasks list --where 'due<=fri' --where 'tag!=someday'
        tasks list --done --since yesterday --format json
        tasks list --simulate-slow-query 2 --explain

      On a terminal the list is a table cut to its width, as the settings sort, columns,
      group-by and filter say. In a pipe, one tab-separated line per task: number, text,
      then other fields.
      """,
    arguments: FilterOptions.arguments,
    options: FilterOptions.options + OutputOptions.options + [
      ListOutput.exitCode, SlowQuery.option, Pager.off,
    ],
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    output = try OutputOptions(arguments)
    slowQuery = try arguments[SlowQuery.option] ?? 0
    filter = try FilterOptions(arguments)
    hasPager = !arguments[Pager.off]
    hasExitCode = arguments[ListOutput.exitCode]
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common, slowQuery: slowQuery)
    let look = try context.look(
      output.format ?? (output.template == nil ? context.defaultFormat : .plain),
      filter.query(context.clock, user: context.user), filter.defaults, columns: output.fields)
    let shown = try ListOutput.show(output.view(context, look), context, hasPager: hasPager)
    if shown.isBlank, context.terminal.isTerminal, !context.isQuiet {
      let place = look.place.isEmpty ? "" : " in \(look.place)"
      printNote(
        look.query.narrows || look.query.states != .open
          ? "Nothing matches\(place)." : "No open tasks\(place). Add one: tasks add \"Buy milk\"")
    }
    if hasExitCode { try shown.requireTasks() }
  }
}
