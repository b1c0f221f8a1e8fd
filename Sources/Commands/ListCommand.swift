import ArgumentParser
import Rendering
import Strategies
import TaskList

extension ListFormat: ExpressibleByArgument {}

struct ListCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show the open tasks",
    usage: "tasks list [<options>]",
    discussion: """
      Examples:
        tasks
        tasks list --format json
        tasks list --strategy update --explain
        tasks list --simulate-slow-query 2

      On a terminal the list is a table cut to its width, in a pipe a line a task:
      the number, a tab, the text.
      """,
    aliases: ["ls"])

  @Option(
    help: "Show the list in this form (default: table on a terminal, else plain)")
  var format: ListFormat?

  @Option(
    help: ArgumentHelp(
      "Read the rows from the database that slowly, to see what a cache does",
      valueName: "seconds"))
  var simulateSlowQuery: Double?

  @OptionGroup var common: CommonOptions

  var wantsJSON: Bool { format == .json }

  func validate() throws {
    guard (0...3_600).contains(simulateSlowQuery ?? 0) else {
      throw ValidationError("'--simulate-slow-query' takes 0 to 3600 seconds")
    }
  }

  func run() throws {
    let context = try Context(common, slowQuery: simulateSlowQuery ?? 0)
    let view = context.view(format)
    let listing = try context.strategy.list(view, context.backends)
    for part in listing.parts { try printAnswer(part) }
    if listing.parts.allSatisfy(\.isEmpty) && context.terminal.isTerminal && !context.isQuiet {
      printTalk("No open tasks. Add one: tasks add \"Buy milk\"")
    }
    _ = listing.fill?()
    if context.explains {
      printTalk(
        explainLine(
          listing.origin, maximumAge: listing.maximumAge, strategy: context.strategyName.rawValue))
    }
    context.sayAdvice()
  }
}
