import ArgumentParser
import Cache
import Strategies
import TaskList

extension StrategyName: ExpressibleByArgument {}

enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never
}

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How the cached list is kept right (TASKS_STRATEGY; default: delete).",
      valueName: "strategy"))
  var strategy: StrategyName?

  @Option(
    help: ArgumentHelp(
      "How long a list may stay in the cache (TASKS_TTL).", valueName: "seconds"))
  var ttl: Int?

  @Option(
    help: ArgumentHelp(
      "Where lists are cached: memcached://HOST:PORT, file:[PATH], memory: or none (TASKS_CACHE).",
      valueName: "url"))
  var cache: String?

  @Option(
    name: .customLong("db"),
    help: ArgumentHelp("The file that holds the tasks (TASKS_DB).", valueName: "path"),
    completion: .file())
  var database: String?

  @Flag(help: "Tell on stderr what the database and the cache were asked, and their answers.")
  var explain = false

  @Option(
    help: ArgumentHelp("When to use colours (NO_COLOR, CLICOLOR_FORCE).", valueName: "when"))
  var color: ColorChoice = .auto

  @Flag(name: .shortAndLong, help: "Print no more than what was asked for.")
  var quiet = false

  func validate() throws {
    if let ttl, !(1...maximumTTL).contains(ttl) {
      throw ValidationError("'--ttl \(ttl)' is not 1 to \(maximumTTL) seconds")
    }
    if let database, database.isEmpty { throw ValidationError("'--db' names no file") }
    _ = try cacheAddress()
  }

  func cacheAddress() throws -> CacheAddress? {
    do {
      return try cache.map { url throws(CacheAddressError) in try CacheAddress(url: url) }
    } catch {
      throw ValidationError("'--cache' cannot be read: \(error.sentence)")
    }
  }

  /// The options of all commands that take a value, so that the command's word can be found behind
  /// them; a test compares them with the help.
  static let namesWithValue: Set<String> = [
    "--strategy", "--ttl", "--cache", "--db", "--color", "--format", "--simulate-slow-query",
  ]
}
