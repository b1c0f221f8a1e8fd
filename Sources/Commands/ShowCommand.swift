import App
import Arguments
import Rendering
import Model
import Text

enum ItemFormat: String, CaseIterable {
  case text, json
}

struct ShowCommand: Command {
  private let ids: TaskIDs
  private let format: ItemFormat
  private let common: CommonOptions

  private static let formatOption = Option<ItemFormat>(
    "--format", value: "format", "Output format (default: text)")

  static let syntax = Syntax(
    "show",
    abstract: "Show every field of tasks",
    usage: "tasks show [<options>] <id> ...",
    discussion: """
      Examples:
        tasks show 3
        tasks show 3 5-7 --format json
      """,
    arguments: [
      Argument("id", 1...Int.max, "Task numbers and ranges", completion: .ids)
    ],
    options: [formatOption],
    global: CommonOptions.options)

  var wantsJSON: Bool { format == .json }

  init(_ arguments: ParsedArguments) throws(UsageError) {
    ids = try taskIDs(arguments.arguments)
    format = try arguments[Self.formatOption] ?? .text
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    let items = try context.app.tasks(ids)
    switch format {
    case .text: try printOutput(itemText(items, context.clock, style: context.style))
    case .json:
      var rows = PackedTasks()
      for item in items { rows.append(item) }
      try printOutput(context.view(.json).render([rows]))
    }
  }
}
