import App
import Arguments
import Dates
import Rendering
import TaskList
import Text

enum StepFormat: String, CaseIterable {
  case plain, json

  static let option = Option<StepFormat>(
    "--format", value: "format", "Output format (default: plain)")
}

struct LogCommand: Command {
  private let ids: TaskIDs?
  private let since: String?
  private let limit: Int
  private let format: StepFormat
  private let common: CommonOptions

  private static let sinceOption = Option(
    "--since", value: "date", "Only steps since: today, 3d, 2026-12-01")
  private static let limitOption = Option(
    "--limit", value: "count", in: 1...1_000_000, "Maximum number of steps to show (default: 50)")

  static let syntax = Syntax(
    "log",
    abstract: "Show who changed what and when",
    usage: "tasks log [<options>] [<id> ...]",
    discussion: """
      Examples:
        tasks log
        tasks log 3
        tasks log --since yesterday --format json

      The newest step comes first.
      """,
    arguments: [
      Argument("id", 0...Int.max, "Only steps that changed these tasks", completion: .ids)
    ],
    options: [
      sinceOption, limitOption, StepFormat.option,
    ],
    global: CommonOptions.options)

  var wantsJSON: Bool { format == .json }

  init(_ arguments: ParsedArguments) throws(UsageError) {
    ids = arguments.arguments.isEmpty ? nil : try taskIDs(arguments.arguments)
    since = try arguments[Self.sinceOption]
    limit = try arguments[Self.limitOption] ?? 50
    format = try arguments[StepFormat.option] ?? .plain
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    var query = StepQuery(limit: limit, ids: ids)
    query.since = try since.map { Int64(try context.clock.pastMoment(words: $0)) * 1_000 }
    let steps = try context.app.steps(query)
    try printOutput(
      format == .json
        ? jsonSteps(steps) : stepLines(steps, context.clock, style: context.style))
  }
}
