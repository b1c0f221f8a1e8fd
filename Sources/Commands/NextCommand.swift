import Arguments
import Queries
import Rendering
import Model
import Text

struct NextCommand: Command {
  private let count: Int
  private let format: ListFormat?
  private let filter: FilterOptions
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
    options: FilterOptions.choice + [ListOutput.format],
    global: CommonOptions.options)

  var wantsJSON: Bool { format == .json || format == .jsonl }

  init(_ arguments: ParsedArguments) throws(UsageError) {
    let word = arguments.arguments.first
    guard let count = Int(word ?? "5"), count > 0 else {
      throw UsageError("invalid count '\(word ?? "")' (expected 1 or more)")
    }
    self.count = count
    format = try arguments[ListOutput.format]
    filter = try FilterOptions(arguments, terms: [])
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    let format = format ?? context.defaultFormat
    var query = try filter.query(context.clock)
    query.order = TaskQuery.SortKey.keys(parsing: "urgency") ?? []
    query.limit = count
    let columns: [Column]? = format == .csv || format == .tsv ? nil : [.id, .text, .reason]
    let look = try context.look(
      format, query, ListDefaults(filter: filter.isEmpty, sort: false, group: false),
      columns: columns)
    let isEmpty = try ListOutput.show(format.view(look), context)
    if isEmpty, context.terminal.isTerminal, !context.isQuiet { printNote("Nothing to do.") }
  }
}
