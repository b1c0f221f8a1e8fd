import ArgumentParser
import Dates
import Rendering
import TaskList

enum StepFormat: String, CaseIterable, ExpressibleByArgument {
  case plain, json
}

struct LogCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Show who changed what and when",
    usage: "tasks log [<options>] [<id> ...]",
    discussion: """
      Examples:
        tasks log
        tasks log 3
        tasks log --since yesterday --format json

      The newest step comes first.
      """)

  @Argument(
    help: ArgumentHelp("Only what changed these tasks", valueName: "id"),
    completion: Completions.ids)
  var words: [String] = []

  @Option(help: ArgumentHelp("Only what came since: today, 3d, 2026-12-01", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("At most so many steps", valueName: "count"))
  var limit: Int = 50

  @Option(help: "Show the steps in this form")
  var format: StepFormat = .plain

  @OptionGroup var common: CommonOptions

  var wantsJSON: Bool { format == .json }

  func validate() throws {
    _ = try taskIDs(words)
    guard (1...1_000_000).contains(limit) else {
      throw ValidationError("'--limit \(limit)' is not 1 to 1000000")
    }
  }

  func run() throws {
    let context = try Context(common)
    var query = StepQuery(limit: limit, ids: words.isEmpty ? nil : try taskIDs(words))
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
