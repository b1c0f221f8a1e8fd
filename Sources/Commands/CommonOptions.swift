import Arguments
import Cache
import Strategies
import TaskList

enum ColorChoice: String, CaseIterable {
  case auto, always, never
}

/// The options that every command takes.
struct CommonOptions {
  var strategy: StrategyName?
  var ttl: Int?
  var layers: Layers?
  var cache: String?
  var database: String?
  var global: Bool
  var author: String?
  var explain: Bool
  var color: ColorChoice?
  var quiet: Bool

  static let options = [
    Option(
      "--strategy", value: "strategy",
      "Keep the cached list right this way (TASKS_STRATEGY; default: delete)",
      completion: .words(StrategyName.allCases.map(\.rawValue))),
    Option(
      "--ttl", value: "seconds",
      """
      Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under \
      rotate, else no limit)
      """),
    Option(
      "--layers", value: "layers",
      """
      Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: \
      view,rows)
      """),
    Option(
      "--cache", value: "url",
      """
      Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none \
      (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)
      """),
    Option("--db", value: "path", "Keep the tasks in this file (TASKS_DB)", completion: .files),
    Option("--global", "Use your own list, also below a folder that has one"),
    Option(
      "--as", value: "name", "Change tasks under this name (TASKS_USER; default: the user's)"),
    Option(
      "--explain", "Tell on stderr what the database and the cache were asked, and their answers"),
    Option(
      "--color", value: "when", "Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)",
      completion: .words(ColorChoice.allCases.map(\.rawValue))),
    Option(
      "--quiet", short: "q", "Print the list and errors, but no echo of a change and no notes"),
  ]

  init(_ words: ParsedWords) throws(UsageError) {
    strategy = try words.choice("--strategy")
    ttl = try words.number("--ttl")
    cache = words.value("--cache")
    database = words.value("--db")
    global = words.has("--global")
    author = words.value("--as")
    explain = words.has("--explain")
    color = try words.choice("--color")
    quiet = words.has("--quiet")
    if let typed = words.value("--layers") {
      layers = Layers(words: typed)
      guard layers != nil else { throw UsageError(Layers.sentence("'--layers \(typed)'")) }
    }
    if let ttl, !(1...maximumTTL).contains(ttl) {
      throw UsageError("'--ttl \(ttl)' is not 1 to \(maximumTTL) seconds")
    }
    if let database, database.isEmpty { throw UsageError("'--db' names no file") }
    do {
      _ = try cache.map { url throws(CacheAddressError) in try CacheAddress(url: url) }
    } catch {
      throw UsageError("'--cache' cannot be read: \(error.sentence)")
    }
  }
}

extension Layers {
  /// The words that ``init(words:)`` reads.
  var words: String {
    Self.names.filter { contains($0.layer) }.map(\.word).joined(separator: ",")
  }

  /// Why `name` cannot be read.
  static func sentence(_ name: String) -> String {
    "\(name) must be some of \(names.map(\.word).joined(separator: ",")), with a comma between"
  }
}
