import Arguments
import Libc
import Rendering
import TaskList

enum StatisticsFormat: String, CaseIterable {
  case table, json
}

struct CacheStatsCommand: Command {
  private let format: StatisticsFormat
  private let watch: Bool
  private let common: CommonOptions

  static let syntax = Syntax(
    "stats",
    abstract: "Show the counters of every server of the cache",
    usage: "tasks cache stats [<options>]",
    discussion: """
      Examples:
        tasks cache stats
        tasks cache stats --watch
        tasks cache stats --format json

      The counters are the server's own, of all its users since it started.
      """,
    options: [
      Option(
        "--format", value: "format", "Show the counters in this form (default: table)",
        completion: .words(StatisticsFormat.allCases.map(\.rawValue))),
      Option("--watch", "Show them again every two seconds, with what came in a second"),
    ],
    common: CommonOptions.options)

  var wantsJSON: Bool { format == .json }

  init(_ words: ParsedWords) throws(UsageError) {
    format = try words.choice("--format") ?? .table
    watch = words.has("--watch")
    common = try CommonOptions(words)
    guard !(watch && format == .json) else {
      throw UsageError("'--watch' shows a table and takes no '--format json'")
    }
  }

  func run() throws {
    let context = try Context(common)
    let places = try context.places()
    guard !places.isEmpty else { throw NotMetError("no cache is configured") }
    var before: (statistics: [CacheStatistics], time: UInt64)?
    repeat {
      let statistics = try read(places)
      let time = monotonicNanoseconds()
      switch format {
      case .json: try printAnswer(jsonStatistics(statistics))
      case .table:
        if watch && context.terminal.isTerminal {
          try printAnswer(Array("\u{1B}[H\u{1B}[2J".utf8))
        }
        try printAnswer(
          statisticsTable(
            statistics, since: before?.statistics,
            seconds: before.map { Double(time - $0.time) / 1e9 } ?? 0,
            hasBars: context.terminal.isTerminal, style: context.style))
      }
      before = (statistics, time)
      if watch { pause(seconds: 2) }
    } while watch
  }

  private func read(_ places: [any ListCache]) throws -> [CacheStatistics] {
    try places.flatMap { place in
      do throws(CacheError) {
        return try place.stats()
      } catch {
        guard case .misconfigured(let sentence) = error else {
          return [CacheStatistics(name: place.name, values: [:], failure: error.words)]
        }
        throw NotMetError(sentence)
      }
    }
  }
}
