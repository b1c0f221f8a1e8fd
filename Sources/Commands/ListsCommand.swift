import App
import Arguments
import Rendering
import Model
import Text

struct ListsCommand: Command {
  private let summary: SummaryOptions

  static let syntax = Syntax(
    "lists",
    abstract: "Show the lists with the number of open tasks",
    usage: "tasks lists [<options>]",
    discussion: """
      Examples:
        tasks lists
        tasks lists --format json
      """,
    options: SummaryOptions.options,
    global: CommonOptions.options)

  var wantsJSON: Bool { summary.format == .json }

  init(_ arguments: ParsedArguments) throws(UsageError) {
    summary = try SummaryOptions(arguments)
  }

  func run() throws { try summary.run(.list) }
}

/// What `lists` and `tags` have in common.
struct SummaryOptions {
  let format: PlainOrJSON
  private let common: CommonOptions

  static let options: [any AnyOption] = [PlainOrJSON.option]

  init(_ arguments: ParsedArguments) throws(UsageError) {
    format = try arguments[PlainOrJSON.option] ?? .plain
    common = try CommonOptions(arguments)
  }

  func run(_ field: SummaryRenderer.Field) throws {
    let context = try Context(common)
    let view = SummaryRenderer(field: field, isJSON: format == .json)
    let listing = try context.app.list(view)
    for part in listing.parts { try printOutput(part) }
    _ = listing.fill?()
    context.printCacheWarning()
  }
}
