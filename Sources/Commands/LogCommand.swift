import App
import Arguments
import Dates
import Rendering
import Model
import Text

struct LogCommand: Command {
  private let ids: TaskIDs?
  private let since, who: String?
  private let limit: Int
  private let conditions: [String]
  private let hasPager: Bool
  private let pruning: PruneOptions?
  private let format: PlainOrJSON
  private let common: CommonOptions

  private static let sinceOption = Option(
    "--since", value: "date", takesDashes: true, "Only changes since: today, 3d, 2h, 2026-12-01")
  private static let whoOption = Option("--who", value: "name", "Only changes of this name")
  private static let limitOption = Option(
    "--limit", value: "count", in: 1...1_000_000, "Maximum number of changes to show (default: 50)")

  static let syntax = Syntax(
    "log",
    abstract: "Show who changed what and when",
    usage: "tasks log [<options>] [<id> ...]",
    discussion: """
      Examples:
        tasks log
        tasks log 3
        tasks log --since yesterday --format json
        tasks log --who ada
        tasks log --prune --before 90d

      The newest change comes first, with the number that 'tasks undo --step' takes.
      --prune removes old changes, and with them the text of tasks that were removed.
      """,
    arguments: [
      Argument("id", 0...Int.max, "Only changes of these tasks", completion: .ids)
    ],
    options: [
      TargetOptions.condition, sinceOption, whoOption, limitOption, Pager.off,
    ] + PlainOrJSON.options + PruneOptions.options,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    ids = arguments.arguments.isEmpty ? nil : try taskIDs(arguments.arguments)
    since = try arguments[Self.sinceOption]
    who = try arguments[Self.whoOption]
    limit = try arguments[Self.limitOption] ?? 50
    format = try PlainOrJSON(arguments) ?? .plain
    conditions = try arguments.values(TargetOptions.condition)
    hasPager = !arguments[Pager.off]
    pruning = try PruneOptions(arguments)
    common = try CommonOptions(arguments)
    guard ids == nil || conditions.isEmpty else {
      throw UsageError("task numbers and --where cannot be combined")
    }
    let selects = ids != nil || !conditions.isEmpty || since != nil || who != nil
    guard pruning == nil || !selects else {
      throw UsageError("--prune selects changes with --before alone")
    }
  }

  func run() throws {
    let context = try Context(common)
    if let pruning { return try pruning.run(context, format) }
    var query = JournalQuery(
      limit: limit, ids: try ids ?? context.ids(conditions), diffLimit: format == .json ? 0 : 10)
    query.since = try since.map { Int64(try context.clock.pastMoment(parsing: $0)) * 1_000 }
    query.who = who
    let entries = try context.app.entries(query)
    // A task that exists, or existed, was added by an entry, unless another program added it.
    if let ids, entries.isEmpty, since == nil, who == nil { _ = try context.app.tasks(ids) }
    guard format == .json else {
      return try context.show(entries, hasPager: hasPager)
    }
    try context.writeJSON(entries)
  }
}
