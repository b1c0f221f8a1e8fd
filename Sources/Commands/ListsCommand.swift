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

  init(_ arguments: ParsedArguments) throws(UsageError) {
    summary = try SummaryOptions(arguments)
  }

  func run() throws { try summary.run(.list) }
}

/// What `lists` and `tags` have in common.
struct SummaryOptions {
  let format: PlainOrJSON?
  private let common: CommonOptions

  static let options: [any AnyOption] = PlainOrJSON.options

  init(_ arguments: ParsedArguments) throws(UsageError) {
    format = try PlainOrJSON(arguments)
    common = try CommonOptions(arguments)
  }

  func run(_ field: SummaryRenderer.Field) throws {
    let context = try Context(common)
    let form: SummaryRenderer.Form =
      switch format {
      case .json: .json
      case .plain: .plain
      case nil: context.terminal.isTerminal ? .table : .plain
      }
    let view = SummaryRenderer(field: field, form: form, clock: context.clock, style: context.style)
    let shown = try ListOutput.show(view, context)
    guard shown.isBlank, context.terminal.isTerminal, !context.isQuiet else { return }
    printNote(
      field == .list ? "No open tasks." : "No tags. Add one: tasks edit 1 --tag home")
  }
}
