import ArgumentParser
import Strategies
import Rendering
import TaskList

struct ListsCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "lists",
    abstract: "Show the lists, and how many open tasks each has",
    usage: "tasks lists [<options>]",
    discussion: """
      Examples:
        tasks lists
        tasks lists --format json
      """)

  @OptionGroup var summary: SummaryOptions

  var wantsJSON: Bool { summary.format == .json }

  func run() throws { try summary.run(.list) }
}

struct TagsCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "tags",
    abstract: "Show the tags, and how many open tasks each has",
    usage: "tasks tags [<options>]",
    discussion: """
      Examples:
        tasks tags
        tasks tags --format json
      """)

  @OptionGroup var summary: SummaryOptions

  var wantsJSON: Bool { summary.format == .json }

  func run() throws { try summary.run(.tags) }
}

/// What `lists` and `tags` have in common.
struct SummaryOptions: ParsableArguments {
  @Option(help: "Show them in this form")
  var format: StepFormat = .plain

  @OptionGroup var common: CommonOptions

  func run(_ field: SummaryView.Field) throws {
    let context = try Context(common)
    let view = SummaryView(field: field, isJSON: format == .json)
    let listing = try context.strategy.list(view, context.backends)
    for part in listing.parts { try printAnswer(part) }
    _ = listing.fill?()
    context.sayAdvice()
  }
}
