import App
import Arguments
import Rendering
import Text

struct CacheWarmCommand: Command {
  private let format: ListFormat?
  private let common: CommonOptions

  private static let formatOption = Option<ListFormat>(
    "--format", value: "format",
    "Output format to fill for (default: table on a terminal, else plain)")

  static let syntax = Syntax(
    "warm",
    abstract: "Fill the cache now",
    usage: "tasks cache warm [<options>]",
    discussion: """
      Examples:
        tasks cache warm
        tasks cache warm --strategy update --format json

      The next list with the same strategy and format is a hit. Exits 1 when the cache
      does not store the list.
      """,
    options: [formatOption],
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    format = try arguments[Self.formatOption]
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    guard context.hasCache else { throw RequestError("no cache is configured") }
    let result = try context.app.warm(context.view(format))
    context.printCacheWarning()
    guard let (count, isCached) = result else {
      throw RequestError("there is no database, so nothing was cached")
    }
    guard isCached else {
      throw RequestError("the cache did not store the list", hint: "see 'tasks cache check'")
    }
    guard !context.isQuiet else { return }
    try printOutput("cached \(count) \(count == 1 ? "task" : "tasks")")
  }
}
