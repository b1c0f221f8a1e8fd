import App
import Arguments
import Queries
import Rendering
import Model
import Text

struct ShowCommand: Command {
  private let ids: TaskIDs
  private let conditions: [String]
  private let output: OutputOptions
  private let hasPager: Bool
  private let common: CommonOptions

  static let syntax = Syntax(
    "show",
    abstract: "Show every field of tasks",
    usage: "tasks show [<options>] <id> ...",
    discussion: """
      Examples:
        tasks show 3
        tasks show 3 5-7 --format json
        tasks show --where due=today

      The items of a note's checklist have the numbers that 'tasks edit --check' takes.
      """,
    arguments: [
      Argument("id", 0...Int.max, "Task numbers and ranges", completion: .ids)
    ],
    options: [TargetOptions.condition] + OutputOptions.options + [Pager.off],
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    ids = try taskIDs(arguments.arguments)
    conditions = try arguments.values(TargetOptions.condition)
    output = try OutputOptions(arguments)
    hasPager = !arguments[Pager.off]
    common = try CommonOptions(arguments)
    guard ids.isEmpty != conditions.isEmpty else {
      throw ids.isEmpty
        ? UsageError("missing task number", hint: "see 'tasks list', or use --where")
        : UsageError("task numbers and --where cannot be combined")
    }
  }

  func run() throws {
    let context = try Context(common)
    let items = try context.app.tasks(context.ids(conditions) ?? ids)
    let pager = try Pager(context, isOff: !hasPager)
    try pager.show(
      output.isRequested
        ? output.bytes(items, context) : itemText(items, context.clock, style: context.style))
    try pager.flush()
    pager.wait()
  }
}

extension Context {
  /// The numbers of the tasks of any status that meet conditions; nil without conditions.
  func ids(_ conditions: [String]) throws -> TaskIDs? {
    guard !conditions.isEmpty else { return nil }
    let query = try TaskQuery(conditions, .all, clock)
    let ids = TaskIDs(query.ids(in: try app.rows(query.status), clock).map { $0...$0 })
    if ids.isEmpty, !isQuiet { printNote("tasks: no task matches the conditions") }
    return ids
  }
}
