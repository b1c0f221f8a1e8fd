import App
import Arguments
import Libc
import Rendering
import Model
import Text

enum StatisticsFormat: String, CaseIterable {
  case table, json
}

struct CacheStatsCommand: Command {
  private let format: StatisticsFormat
  private let watch: Bool
  private let common: CommonOptions

  private static let formatOption = Option<StatisticsFormat>(
    "--format", value: "format", "Output format (default: table)")
  private static let watchFlag = Flag(
    "--watch", "Repeat every two seconds, with the rate per second")

  static let syntax = Syntax(
    "stats",
    abstract: "Show the counters of every cache server",
    usage: "tasks cache stats [<options>]",
    discussion: """
      Examples:
        tasks cache stats
        tasks cache stats --watch
        tasks cache stats --format json

      The counters are the server's own, for all its users since it started.
      """,
    options: [formatOption, OutputOptions.json, watchFlag],
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    format = try requestedForm(Self.formatOption, or: .json, arguments) ?? .table
    watch = arguments[Self.watchFlag]
    common = try CommonOptions(arguments)
    guard !(watch && format == .json) else {
      throw UsageError("--watch and --format json cannot be combined")
    }
  }

  func run() throws {
    let context = try Context(common)
    let places = try context.app.cachePlaces()
    guard !places.isEmpty else { throw RequestError("no cache is configured") }
    var before: (statistics: [CacheStatistics], time: UInt64)?
    repeat {
      let statistics = try read(places)
      let time = monotonicNanoseconds()
      switch format {
      case .json: try printOutput(jsonStatistics(statistics))
      case .table:
        if watch && context.terminal.isTerminal {
          try printOutput(Array("\u{1B}[H\u{1B}[2J".utf8))
        }
        try printOutput(
          statisticsTable(
            statistics, since: before?.statistics,
            seconds: before.map { Double(time - $0.time) / 1e9 } ?? 0,
            hasBars: context.terminal.isTerminal, style: context.style))
      }
      guard watch || statistics.contains(where: { $0.failure == nil }) else {
        throw RequestError("no cache server answers", hint: "see 'tasks cache check'")
      }
      before = (statistics, time)
      if watch { pause(seconds: 2) }
    } while watch
  }

  private func read(_ places: [any Cache]) throws -> [CacheStatistics] {
    try places.flatMap { place in
      do throws(CacheError) {
        return try place.stats()
      } catch {
        guard case .misconfigured(let message) = error else {
          return [CacheStatistics(name: place.name, values: [:], failure: error.description)]
        }
        throw RequestError(message)
      }
    }
  }
}
