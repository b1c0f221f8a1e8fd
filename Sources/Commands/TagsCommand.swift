import App
import Arguments
import Rendering
import Text

struct TagsCommand: Command {
  private let summary: SummaryOptions

  static let syntax = Syntax(
    "tags",
    abstract: "Show the tags with the number of open tasks",
    usage: "tasks tags [<options>]",
    discussion: """
      Examples:
        tasks tags
        tasks tags --format json
      """,
    options: SummaryOptions.options,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    summary = try SummaryOptions(arguments)
  }

  func run() throws { try summary.run(.tags) }
}
