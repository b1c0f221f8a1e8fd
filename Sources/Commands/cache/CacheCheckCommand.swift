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
    let key = CacheKey(
      "\(CacheKey.prefix)check:\(String(UInt64.random(in: .min ... .max), radix: 16))")
    let value = Array("tasks".utf8)
    let trace = Trace(
      clock: monotonicNanoseconds,
      report: { event in
        _ = try? printOutput(explainLine(event))
      })
    _ = try trace.step(
      .cache, "get", answer: { $0.isEmpty ? "not there, as expected" : "found a value" },
      failure: { $0.description }
    ) { () throws(CacheError) in try place.get([key]) }
    try trace.step(.cache, "set", answer: { "stored" }, failure: { $0.description }) {
      () throws(CacheError) in try place.set(key, value, ttl: 60)
    }
    let found = try trace.step(
      .cache, "get", answer: { $0 == value ? "the same value" : "another value, or none" },
      failure: { $0.description }
    ) { () throws(CacheError) in try place.get([key])[key] }
    guard found == value else { throw .away("it did not keep a value") }
    _ = try place.delete(key)
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
