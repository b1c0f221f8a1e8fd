import Arguments
import Strategies
import Rendering
import TaskList

enum ItemFormat: String, CaseIterable {
  case text, json
}

struct ShowCommand: Command {
  private let ids: TaskIDs
  private let format: ItemFormat
  private let common: CommonOptions

  static let syntax = Syntax(
    "show",
    abstract: "Show all that is known of tasks",
    usage: "tasks show [<options>] <id> ...",
    discussion: """
      Examples:
        tasks show 3
        tasks show 3 5-7 --format json
      """,
    arguments: [
      Argument("id", 1...Int.max, "The numbers of tasks, also as ranges", completion: .ids)
    ],
    options: [
      Option(
        "--format", value: "format", "Show the tasks in this form (default: text)",
        completion: .words(ItemFormat.allCases.map(\.rawValue)))
    ],
    common: CommonOptions.options)

  var wantsJSON: Bool { format == .json }

  init(_ words: ParsedWords) throws(UsageError) {
    ids = try taskIDs(words.arguments)
    format = try words.choice("--format") ?? .text
    common = try CommonOptions(words)
  }

  func run() throws {
    let context = try Context(common)
    let items = try context.backends.store.read { reader throws(StoreError) in
      try reader.items(ids)
    }
    guard let items else { throw StoreError.unknown(ids) }
    switch format {
    case .text: try printAnswer(itemText(items, context.clock, style: context.style))
    case .json:
      var rows = Rows()
      for item in items { rows.append(item) }
      try printAnswer(context.view(.json).render([rows]))
    }
  }
}
