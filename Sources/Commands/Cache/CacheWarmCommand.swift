import Arguments
import Rendering
import Strategies

struct CacheWarmCommand: Command {
  private let format: ListFormat?
  private let common: CommonOptions

  static let syntax = Syntax(
    "warm",
    abstract: "Fill the cache now",
    usage: "tasks cache warm [<options>]",
    discussion: """
      Examples:
        tasks cache warm
        tasks cache warm --strategy update --format json

      The next list of the same strategy and form is a hit. Exits 1 when the cache does not
      take the list.
      """,
    options: [
      ListCommand.formatOption(
        "Fill for lists in this form (default: table on a terminal, else plain)")
    ],
    common: CommonOptions.options)

  init(_ words: ParsedWords) throws(UsageError) {
    format = try words.choice("--format")
    common = try CommonOptions(words)
  }

  func run() throws {
    let context = try Context(common)
    context.backends.cache.writeBudget = nil
    let result = try context.strategy.warm(context.view(format), in: context.backends)
    context.printWarning()
    guard let (count, isCached) = result else {
      throw NotMetError("there is no database yet, so nothing was cached")
    }
    guard isCached else {
      throw NotMetError("the cache did not take the list (see 'tasks cache check')")
    }
    guard !context.isQuiet else { return }
    try printAnswer("cached \(count) \(count == 1 ? "task" : "tasks")")
  }
}
