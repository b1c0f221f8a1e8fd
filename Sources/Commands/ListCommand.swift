import ArgumentParser
import Dates
import Queries
import Rendering
import Strategies
import TaskList

extension ListFormat: ExpressibleByArgument {}

struct ListCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "list",
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
    aliases: ["ls"])

  @Option(
    help: "Show the list in this form (default: table on a terminal, else plain)")
  var format: ListFormat?

  @Option(
    help: ArgumentHelp(
      "Read the rows from the database that slowly, to see what a cache does",
      valueName: "seconds"))
  var simulateSlowQuery: Double?

  @OptionGroup var filter: FilterOptions

  @Option(
    help: ArgumentHelp(
      "Show these columns, with a comma between: \(Column.allCases.map(\.rawValue).joined(separator: ", "))",
      valueName: "columns"))
  var columns: String?

  @OptionGroup var common: CommonOptions

  var wantsJSON: Bool { format == .json || format == .jsonl }

  func validate() throws {
    try filter.validateWords()
    if let columns, Column.columns(words: columns) == nil {
      throw ValidationError(
        """
        '--columns \(columns)' must be some of \
        \(Column.allCases.map(\.rawValue).joined(separator: ",")), with a comma between
        """)
    }
    guard columns == nil || ![.json, .jsonl, .ids].contains(format) else {
      throw ValidationError("'--columns' goes with table, plain, csv and tsv; JSON has all fields")
    }
    guard (0...3_600).contains(simulateSlowQuery ?? 0) else {
      throw ValidationError("'--simulate-slow-query' takes 0 to 3600 seconds")
    }
  }

  func run() throws {
    let context = try Context(common, slowQuery: simulateSlowQuery ?? 0)
    let query = try filter.query(context.clock)
    let view = context.view(format, query, columns: columns.flatMap(Column.columns))
    let listing = try context.strategy.list(view, context.backends)
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
    context.sayAdvice()
  }
}
