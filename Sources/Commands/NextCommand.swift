import Arguments
import Queries
import Rendering
import Model
import Text

struct NextCommand: Command {
  private let count: Int
  private let output: OutputOptions
  private let filter: FilterOptions
  private let hasExitCode: Bool
  private let common: CommonOptions

  static let syntax = Syntax(
    "next",
    abstract: "Show the tasks to do first, and why",
    usage: "tasks next [<options>] [<count>]",
    discussion: """
      Examples:
        tasks next
        tasks next 3 --list work
        tasks next 1 --format ids

      First what is overdue or due within seven days, by its date; then by priority, by a
      later due date, and the oldest. Tasks that wait are left out.
      """,
    arguments: [Argument("count", 0...1, "Number of tasks to show (default: 5)")],
    options: FilterOptions.ofOpenTasks + OutputOptions.options + [ListOutput.exitCode],
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    let word = arguments.arguments.first
    guard let count = Int(word ?? "5"), count > 0 else {
      throw UsageError("invalid count '\(word ?? "")' (expected 1 or more)")
    }
    self.count = count
    output = try OutputOptions(arguments)
    filter = try FilterOptions(arguments, terms: [])
    hasExitCode = arguments[ListOutput.exitCode]
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    var query = try filter.query(context.clock)
    query.order = TaskQuery.SortKey.keys(parsing: "urgency") ?? []
    query.limit = count
    let format = output.format ?? context.defaultFormat
    var columns = output.fields
    if columns == nil {
      switch format {
      case .table, .plain: columns = [.id, .text, .reason]
      case .json, .jsonl: columns = Column.jsonFields + [.reason]
      case .csv, .tsv: columns = Column.fields + [.reason]
      case .ids, .markdown, .todotxt: break
      }
    }
    let look = try context.look(
      format, query, ListDefaults(filter: filter.isEmpty, sort: false, group: false),
      columns: columns)
    let shown = try ListOutput.show(output.view(context, look), context)
    if shown.isBlank, context.terminal.isTerminal, !context.isQuiet { printNote("Nothing to do.") }
    if hasExitCode { try shown.requireTasks() }
  }
}
