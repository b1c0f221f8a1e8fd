import Arguments
import Dates
import Queries
import Rendering
import Strategies
import TaskList

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

      On a terminal the list is a table cut to its width, in a pipe a line a task:
      the number, a tab, the text, and behind them what else it has.
      """,
    arguments: FilterOptions.arguments,
    options: FilterOptions.options + [
      Option(
        "--columns", value: "columns",
        "Show these columns, with a comma between: \(Column.allCases.map(\.rawValue).joined(separator: ", "))"
      ),
      formatOption("Show the list in this form (default: table on a terminal, else plain)"),
      Option(
        "--simulate-slow-query", value: "seconds",
        "Read the rows from the database that slowly, to see what a cache does"),
    ],
    common: CommonOptions.options)

  static func formatOption(_ help: String) -> Option {
    Option(
      "--format", value: "format", help, completion: .words(ListFormat.allCases.map(\.rawValue)))
  }

  var wantsJSON: Bool { format == .json || format == .jsonl }

  init(_ words: ParsedWords) throws(UsageError) {
    format = try words.choice("--format")
    slowQuery = try words.number("--simulate-slow-query") ?? 0
    filter = try FilterOptions(words)
    let typed = words.value("--columns")
    columns = typed.flatMap(Column.columns(words:))
    common = try CommonOptions(words)
    if let typed, columns == nil {
      throw UsageError(
        """
        '--columns \(typed)' must be some of \
        \(Column.allCases.map(\.rawValue).joined(separator: ",")), with a comma between
        """)
    }
    if columns != nil, let format, [.json, .jsonl, .ids].contains(format) {
      throw UsageError("'--columns' goes with table, plain, csv and tsv; JSON has all fields")
    }
    guard (0...3_600).contains(slowQuery) else {
      throw UsageError("'--simulate-slow-query' takes 0 to 3600 seconds")
    }
  }

  func run() throws {
    let context = try Context(common, slowQuery: slowQuery)
    let query = try filter.query(context.clock)
    let view = context.view(format, query, columns: columns)
    let listing = try context.strategy.list(view, in: context.backends)
    var isEmpty = true
    for part in listing.parts {
      try printAnswer(part)
      isEmpty = isEmpty && part.isEmpty
    }
    if isEmpty && context.terminal.isTerminal && !context.isQuiet {
      printTalk(
        query.narrows || query.state != .open
          ? "Nothing matches." : "No open tasks. Add one: tasks add \"Buy milk\"")
    }
    _ = listing.fill?()
    if context.explains {
      printTalk(
        explainLine(
          listing.origin, maximumAge: listing.maximumAge, strategy: context.strategyName.rawValue))
    }
    context.printWarning()
  }
}
