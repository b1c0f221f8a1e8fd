import App
import Arguments
import Libc
import Rendering
import Model
import Text

struct CacheCheckCommand: Command {
  private let common: CommonOptions

  static let syntax = Syntax(
    "check",
    abstract: "Test every cache server, step by step",
    usage: "tasks cache check [<options>]",
    discussion: """
      Examples:
        tasks cache check
        tasks cache check --cache memcached://localhost

      Reads a missing value from each server, stores it, and reads it again. Exits 1 with
      the reason when a server does not work.
      """,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    let places = try context.app.cachePlaces()
    guard !places.isEmpty else { throw RequestError("no cache is configured") }
    var broken: [String] = []
    for place in places {
      try printOutput(place.name)
      do throws(CacheError) {
        try check(place)
      } catch {
        broken.append("\(place.name): \(error.description)")
      }
    }
    guard broken.isEmpty else {
      throw RequestError("the cache does not work: \(broken.joined(separator: "; "))")
    }
  }

  private func check(_ place: any Cache) throws(CacheError) {
    let trace = Trace(
      clock: monotonicNanoseconds,
      report: { event in
        _ = try? printOutput(explainLine(event))
      })
    try probe(place, trace)
    for statistics in try place.stats() {
      let facts = statistics.facts
      if !facts.isEmpty { _ = try? printOutput(facts) }
    }
  }
}

extension CacheStatistics {
  /// Versions, authentication and the limit of an item, of a memcached.
  fileprivate var facts: String {
    let names = [
      ("version", "memcached"), ("protocol", "protocol"),
      ("authentication", "authentication"), ("item_size_max", "item size limit"),
    ]
    return names.compactMap { key, name in values[key].map { "\(name) \($0)" } }
      .joined(separator: ", ")
  }
}
