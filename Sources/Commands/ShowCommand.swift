import ArgumentParser
import Strategies
import Rendering
import TaskList

enum ItemFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

struct ShowCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show all that is known of tasks",
    usage: "tasks show [<options>] <id> ...",
    discussion: """
      Examples:
        tasks show 3
        tasks show 3 5-7 --format json
      """)

  @Argument(
    help: ArgumentHelp("The numbers of tasks, also as ranges", valueName: "id"),
    completion: Completions.ids)
  var words: [String]

  @Option(help: "Show the tasks in this form")
  var format: ItemFormat = .text

  @OptionGroup var common: CommonOptions

  var wantsJSON: Bool { format == .json }

  func validate() throws {
    _ = try taskIDs(words)
  }

  func run() throws {
    let context = try Context(common)
    let ids = try taskIDs(words)
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
