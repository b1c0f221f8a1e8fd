import ArgumentParser
import Strategies
import TaskList

struct CacheWarmCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "warm",
    abstract: "Fill the cache now",
    usage: "tasks cache warm [<options>]",
    discussion: """
      Examples:
        tasks cache warm
        tasks cache warm --strategy update

      The next list of the same strategy is a hit. Exits 1 when the cache does not
      take the list.
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let context = try Context(common)
    let listing = try context.strategy.list(context.backends)
    listing.fill?()
    let again = try context.strategy.list(context.backends)
    context.sayAdvice()
    switch again.origin {
    case .cacheUnderStamp, .cacheByAge:
      guard !context.isQuiet else { return }
      let count = again.rows.count
      try printAnswer(Array("cached \(count) \(count == 1 ? "task" : "tasks")\n".utf8))
    case .nowhere:
      throw NotMetError("there is no database yet, so nothing was cached")
    case .database:
      throw NotMetError("the cache did not take the list (see 'tasks cache check')")
    }
  }
}
