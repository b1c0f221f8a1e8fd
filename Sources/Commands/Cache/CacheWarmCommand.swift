import ArgumentParser
import Rendering
import Strategies

struct CacheWarmCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "warm",
    abstract: "Fill the cache now",
    usage: "tasks cache warm [<options>]",
    discussion: """
      Examples:
        tasks cache warm
        tasks cache warm --strategy update --format json

      The next list of the same strategy and form is a hit. Exits 1 when the cache does not
      take the list.
      """)

  @Option(
    help: "Fill for lists in this form (default: table on a terminal, else plain)")
  var format: ListFormat?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let context = try Context(common)
    context.backends.cache.patience = nil
    let result = try context.strategy.warm(context.view(format), context.backends)
    context.sayAdvice()
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
