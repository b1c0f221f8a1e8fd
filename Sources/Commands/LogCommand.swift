import Arguments
import Dates
import Rendering
import TaskList

enum StepFormat: String, CaseIterable {
  case plain, json

  static func option(_ help: String) -> Option {
    Option("--format", value: "format", help, completion: .words(allCases.map(\.rawValue)))
  }
}

struct LogCommand: Command {
  private let ids: TaskIDs?
  private let since: String?
  private let limit: Int
  private let format: StepFormat
  private let common: CommonOptions

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
      Argument("id", 0...Int.max, "Only what changed these tasks", completion: .ids)
    ],
    options: [
      Option("--since", value: "date", "Only what came since: today, 3d, 2026-12-01"),
      Option("--limit", value: "count", "At most so many steps (default: 50)"),
      StepFormat.option("Show the steps in this form (default: plain)"),
    ],
    common: CommonOptions.options)

  var wantsJSON: Bool { format == .json }

  init(_ words: ParsedWords) throws(UsageError) {
    ids = words.arguments.isEmpty ? nil : try taskIDs(words.arguments)
    since = words.value("--since")
    limit = try words.number("--limit") ?? 50
    format = try words.choice("--format") ?? .plain
    common = try CommonOptions(words)
    guard (1...1_000_000).contains(limit) else {
      throw UsageError("'--limit \(limit)' is not 1 to 1000000")
    }
  }

  func run() throws {
    let context = try Context(common)
    var query = StepQuery(limit: limit, ids: ids)
    do {
      query.since = try since.map { word throws(DateError) in
        Int64(try context.clock.pastMoment(words: word)) * 1_000
      }
    } catch {
      throw UsageError(error.sentence)
    }
    let steps = try context.steps(query)
    try printAnswer(
      format == .json
        ? jsonSteps(steps) : stepLines(steps, context.clock, style: context.style))
  }
}
