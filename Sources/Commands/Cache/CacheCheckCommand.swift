import Arguments
import Libc
import Rendering
import TaskList
import Text

struct CacheCheckCommand: Command {
  private let common: CommonOptions

  static let syntax = Syntax(
    "check",
    abstract: "Try every server of the cache, step by step",
    usage: "tasks cache check [<options>]",
    discussion: """
      Examples:
        tasks cache check
        tasks cache check --cache memcached://localhost

      Each server is asked for a value that is not there, given it, and asked again.
      Exits 1 with the cause when one does not work.
      """,
    common: CommonOptions.options)

  init(_ words: ParsedWords) throws(UsageError) {
    common = try CommonOptions(words)
  }

  func run() throws {
    let context = try Context(common)
    let places = try context.places()
    guard !places.isEmpty else { throw NotMetError("no cache is configured") }
    var broken: [String] = []
    for place in places {
      try printAnswer(place.name)
      do throws(CacheError) {
        try check(place)
      } catch {
        broken.append("\(place.name): \(error.words)")
      }
    }
    guard broken.isEmpty else {
      throw NotMetError("the cache does not work: \(broken.joined(separator: "; "))")
    }
  }

  private func check(_ place: any ListCache) throws(CacheError) {
    let key = CacheKey(
      "\(CacheKey.prefix)check:\(String(UInt64.random(in: .min ... .max), radix: 16))")
    let value = Array("tasks".utf8)
    let trace = Trace(
      clock: monotonicNanoseconds,
      report: { step in
        _ = try? printAnswer(explainLine(step))
      })
    _ = try trace.step(
      .cache, "get", answer: { $0.isEmpty ? "not there, as expected" : "found a value" },
      failure: { $0.words }
    ) { () throws(CacheError) in try place.get([key]) }
    try trace.step(.cache, "set", answer: { "stored" }, failure: { $0.words }) {
      () throws(CacheError) in try place.set(key, value, ttl: 60)
    }
    let found = try trace.step(
      .cache, "get", answer: { $0 == value ? "the same value" : "another value, or none" },
      failure: { $0.words }
    ) { () throws(CacheError) in try place.get([key])[key] }
    guard found == value else { throw .away("it did not keep a value") }
    _ = try place.delete(key)
    for statistics in try place.stats() {
      let facts = visible(statistics.facts)
      if !facts.isEmpty { _ = try? printAnswer(facts) }
    }
  }
}

extension CacheStatistics {
  /// Versions, authentication and the limit of an item, of a memcached.
  fileprivate var facts: String {
    let names = [
      ("version", "memcached"), ("libmemcached", "libmemcached"),
      ("authentication", "authentication"), ("item_size_max", "item size limit"),
    ]
    return names.compactMap { name, words in values[name].map { "\(words) \($0)" } }
      .joined(separator: ", ")
  }
}
