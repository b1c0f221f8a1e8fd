import App
import Arguments
import Dates
import Queries
import Rendering
import Model
import Text

struct NextCommand: Command {
  private let count: Int
  private let output: OutputOptions
  private let filter: FilterOptions
  private let hasExitCode: Bool
  private let claims: Bool
  private let claim: ClaimOptions
  private let common: CommonOptions

  private static let claimFlag = Flag(
    "--claim", "Claim them, and exit 1 when none is free; one task unless a count is given")

  static let syntax = Syntax(
    "next",
    abstract: "Show the tasks to do first, and why",
    usage: "tasks next [<options>] [<count>]",
    discussion: """
      Examples:
        tasks next
        tasks next 3 --list work
        tasks next 1 --format ids
        tasks next --claim --for 10m --json

      First what is overdue or due within seven days, by its date; then by priority, by a
      later due date, and the oldest. Tasks that wait are left out.
      --claim claims an unclaimed task; no other caller gets the same.
      """,
    arguments: [Argument("count", 0...1, "Number of tasks to show (default: 5)")],
    options: [claimFlag, ClaimOptions.duration] + FilterOptions.ofOpenTasks + OutputOptions.options
      + [ListOutput.exitCode],
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    claims = arguments[Self.claimFlag]
    claim = try ClaimOptions(arguments)
    guard claims || !arguments.has(ClaimOptions.duration) else {
      throw UsageError("--for needs --claim")
    }
    let word = arguments.arguments.first
    guard let count = Int(word ?? (claims ? "1" : "5")), count > 0 else {
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
    var query = try filter.query(context.clock, user: context.user)
    query.order = TaskQuery.SortKey.keys(parsing: "urgency") ?? []
    query.limit = count
    guard !claims else { return try claimFirst(query, context) }
    let format = output.format ?? context.defaultFormat
    let look = try context.look(
      format, query, ListDefaults(filter: filter.isEmpty, sort: false, group: false),
      columns: columns(of: format))
    let shown = try ListOutput.show(output.view(context, look), context)
    if shown.isBlank, context.terminal.isTerminal, !context.isQuiet { printNote("Nothing to do.") }
    if hasExitCode { try shown.requireTasks() }
  }

  private func columns(of format: ListFormat) -> [Column]? {
    guard output.fields == nil else { return output.fields }
    switch format {
    case .table, .plain: return [.id, .text, .reason]
    case .json, .jsonl: return Column.jsonFields + [.reason]
    case .csv, .tsv: return Column.fields + [.reason]
    case .ids, .markdown, .todotxt: return nil
    }
  }

  /// Claims the first unclaimed tasks of `query`, chosen and claimed in one transaction.
  private func claimFirst(_ query: TaskQuery, _ context: Context) throws {
    var query = query
    try query.add("owner=", context.clock)
    let change = Change.claim(
      .chosen(query.status, urgent: { [query] in query.urgentTasks(context.clock) }) {
        [query] in query.ids(in: $0, WallClock(milliseconds: $1))
      },
      try claim.claim(context))
    let result = try context.commit(change, isDryRun: false) { result throws(OutputError) in
      if output.isRequested {
        try printOutput(
          output.bytes(
            result.diffs.map(\.task), context, order: query.order,
            columns: columns(of: output.format ?? context.defaultFormat)))
      } else if !context.isQuiet {
        try printOutput(changeReport(change.verb, result, context.clock, style: context.style))
      }
    }
    guard !result.diffs.isEmpty else {
      throw RequestError("no task is free", code: .nothingFree)
    }
  }
}
