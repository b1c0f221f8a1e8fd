import App
import Arguments
import Dates
import Queries
import Rendering
import Strategies
import Model
import Text

struct ListCommand: Command {
  private let format: ListFormat?
  private let slowQuery: Double
  private let filter: FilterOptions
  private let columns: [Column]?
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
        tasks list --done --since yesterday --format json
        tasks list --simulate-slow-query 2 --explain

      On a terminal the list is a table cut to its width. In a pipe, one tab-separated
      line per task: number, text, then other fields.
      """,
    arguments: FilterOptions.arguments,
    options: FilterOptions.options + [columnsOption, formatOption, slowQueryOption],
    global: CommonOptions.options)

  private static let columnsOption = Option<[Column]>(
    "--columns", value: "columns",
    "Columns to show, comma-separated: \(Column.allCases.map(\.rawValue).joined(separator: ", "))",
    parse: { text throws(InvalidValue) in
      guard let columns = Column.columns(parsing: text) else {
        throw InvalidValue(expected: Column.allCases.map(\.rawValue))
      }
      return columns
    })
  private static let formatOption = Option<ListFormat>(
    "--format", value: "format", "Output format (default: table on a terminal, else plain)")
  private static let slowQueryOption = Option<Double>(
    "--simulate-slow-query", value: "seconds",
    "Delay each database read by this many seconds, for demonstration",
    parse: { text throws(InvalidValue) in
      guard let seconds = Double(text), (0...3_600).contains(seconds) else {
        throw InvalidValue("expected 0 to 3600 seconds")
      }
      return seconds
    })

  var wantsJSON: Bool { format == .json || format == .jsonl }

  init(_ arguments: ParsedArguments) throws(UsageError) {
    format = try arguments[Self.formatOption]
    slowQuery = try arguments[Self.slowQueryOption] ?? 0
    filter = try FilterOptions(arguments)
    columns = try arguments[Self.columnsOption]
    common = try CommonOptions(arguments)
    if columns != nil, let format, [.json, .jsonl, .ids].contains(format) {
      throw UsageError("--columns works with table, plain, csv and tsv; JSON has all fields")
    }
  }

  func run() throws {
    let context = try Context(common, slowQuery: slowQuery)
    let query = try filter.query(context.clock)
    let view = context.view(format, query, columns: columns)
    let listing = try context.app.list(view)
    var isEmpty = true
    for part in listing.parts {
      try printOutput(part)
      isEmpty = isEmpty && part.isEmpty
    }
    if isEmpty && context.terminal.isTerminal && !context.isQuiet {
      printNote(
        query.narrows || query.status != .open
          ? "Nothing matches." : "No open tasks. Add one: tasks add \"Buy milk\"")
    }
    _ = listing.fill?()
    if context.explains {
      printNote(
        explainLine(
          listing.origin, maximumAge: listing.maximumAge,
          strategy: context.app.strategyName.rawValue))
    }
    context.printCacheWarning()
  }
}
