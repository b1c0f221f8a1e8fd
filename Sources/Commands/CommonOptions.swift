import ArgumentParser
import Cache
import Strategies
import TaskList

extension StrategyName: ExpressibleByArgument {}

private func layers(words: String) throws -> Layers {
  guard let layers = Layers(words: words) else {
    throw ValidationError(Layers.sentence("'--layers \(words)'"))
  }
  return layers
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

enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never
}

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Keep the cached list right this way (TASKS_STRATEGY; default: delete)",
      valueName: "strategy"))
  var strategy: StrategyName?

  @Option(
    help: ArgumentHelp(
      """
      Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under \
      rotate, else no limit)
      """, valueName: "seconds"))
  var ttl: Int?

  @Option(
    help: ArgumentHelp(
      """
      Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: \
      view,rows)
      """,
      valueName: "layers"),
    transform: layers(words:))
  var layers: Layers?

  @Option(
    help: ArgumentHelp(
      """
      Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none \
      (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)
      """,
      valueName: "url"))
  var cache: String?

  @Option(
    name: .customLong("db"),
    help: ArgumentHelp("Keep the tasks in this file (TASKS_DB)", valueName: "path"),
    completion: .file())
  var database: String?

  @Flag(help: "Use your own list, also below a folder that has one")
  var global = false

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Change tasks under this name (TASKS_USER; default: the user's)", valueName: "name"))
  var author: String?

  @Flag(help: "Tell on stderr what the database and the cache were asked, and their answers")
  var explain = false

  @Option(
    help: ArgumentHelp(
      "Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)", valueName: "when"))
  var color: ColorChoice?

  @Flag(
    name: .shortAndLong, help: "Print the list and errors, but no echo of a change and no notes")
  var quiet = false

  func validate() throws {
    if let ttl, !(1...maximumTTL).contains(ttl) {
      throw ValidationError("'--ttl \(ttl)' is not 1 to \(maximumTTL) seconds")
    }
    if let database, database.isEmpty { throw ValidationError("'--db' names no file") }
    do {
      _ = try cache.map { url throws(CacheAddressError) in try CacheAddress(url: url) }
    } catch {
      throw ValidationError("'--cache' cannot be read: \(error.sentence)")
    }
  }

  /// The options of all commands that take a value, so that the command's word can be found behind
  /// them; a test compares them with the help.
  static let namesWithValue: Set<String> = [
    "--strategy", "--ttl", "--layers", "--as", "--list", "-l", "--tag", "-t", "--untag",
    "--priority",
    "-p", "--due", "-d", "--note", "-n", "--text", "--since", "--limit",
    "--sort", "--columns", "--group-by", "--where", "--cache", "--db",
    "--color", "--format",
    "--simulate-slow-query",
  ]
}
