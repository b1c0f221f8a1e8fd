import Arguments
import Strategies
import Rendering
import TaskList

struct ListsCommand: Command {
  private let summary: SummaryOptions

  static let syntax = Syntax(
    "lists",
    abstract: "Show the lists, and how many open tasks each has",
    usage: "tasks lists [<options>]",
    discussion: """
      Examples:
        tasks lists
        tasks lists --format json
      """,
    options: SummaryOptions.options,
    common: CommonOptions.options)

  var wantsJSON: Bool { summary.format == .json }

  init(_ words: ParsedWords) throws(UsageError) {
    summary = try SummaryOptions(words)
  }

  func run() throws { try summary.run(.list) }
}

struct TagsCommand: Command {
  private let summary: SummaryOptions

  static let syntax = Syntax(
    "tags",
    abstract: "Show the tags, and how many open tasks each has",
    usage: "tasks tags [<options>]",
    discussion: """
      Examples:
        tasks tags
        tasks tags --format json
      """,
    options: SummaryOptions.options,
    common: CommonOptions.options)

  var wantsJSON: Bool { summary.format == .json }

  init(_ words: ParsedWords) throws(UsageError) {
    summary = try SummaryOptions(words)
  }

  func run() throws { try summary.run(.tags) }
}

/// What `lists` and `tags` have in common.
struct SummaryOptions {
  let format: StepFormat
  private let common: CommonOptions

  static let options = [StepFormat.option("Show them in this form (default: plain)")]

  init(_ words: ParsedWords) throws(UsageError) {
    format = try words.choice("--format") ?? .plain
    common = try CommonOptions(words)
  }

  func run(_ field: SummaryView.Field) throws {
    let context = try Context(common)
    let view = SummaryView(field: field, isJSON: format == .json)
    let listing = try context.strategy.list(view, in: context.backends)
    for part in listing.parts { try printAnswer(part) }
    _ = listing.fill?()
    context.printWarning()
  }
}
