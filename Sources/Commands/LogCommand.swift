import App
import Arguments
import Dates
import Rendering
import Model
import Text

enum PlainOrJSON: String, CaseIterable {
  case plain, json

  static let option = Option<PlainOrJSON>(
    "--format", value: "format", "Output format (default: plain)")
}

struct LogCommand: Command {
  private let ids: TaskIDs?
  private let since: String?
  private let limit: Int
  private let format: PlainOrJSON
  private let common: CommonOptions

  private static let sinceOption = Option(
    "--since", value: "date", "Only changes since: today, 3d, 2026-12-01")
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

      The newest change comes first.
      """,
    arguments: [
      Argument("id", 0...Int.max, "Only changes of these tasks", completion: .ids)
    ],
    options: [
      sinceOption, limitOption, PlainOrJSON.option,
    ],
    global: CommonOptions.options)

  var wantsJSON: Bool { format == .json }

  init(_ arguments: ParsedArguments) throws(UsageError) {
    ids = arguments.arguments.isEmpty ? nil : try taskIDs(arguments.arguments)
    since = try arguments[Self.sinceOption]
    limit = try arguments[Self.limitOption] ?? 50
    format = try arguments[PlainOrJSON.option] ?? .plain
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    var query = JournalQuery(limit: limit, ids: ids, diffLimit: format == .json ? 0 : 10)
    query.since = try since.map { Int64(try context.clock.pastMoment(parsing: $0)) * 1_000 }
    let entries = try context.app.entries(query)
    // A task that exists, or existed, was added by an entry, unless another program added it.
    if let ids, entries.isEmpty, since == nil { _ = try context.app.tasks(ids) }
    guard format == .json else {
      return try printOutput(journalReport(entries, context.clock, style: context.style))
    }
    try writeJournalJSON(
      entries, diffs: { try context.app.diffs(of: $0, after: $1, limit: 1_000) },
      to: { try printOutput($0) })
  }
}
