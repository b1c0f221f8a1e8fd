import App
import Arguments
import Rendering
import Strategies
import Model
import Text

struct UndoCommand: Command {
  private let count: Int?
  private let isDryRun: Bool
  private let list: Bool
  private let common: CommonOptions

  private static let listFlag = Flag("--list", "Show the changes that can be undone, newest first")

  static let changes = true

  static let syntax = Syntax(
    "undo",
    abstract: "Undo your last changes",
    usage: "tasks undo [<options>] [<count>]",
    discussion: """
      Examples:
        tasks undo
        tasks undo 3
        tasks undo --list

      One command is one change, however many tasks it changed. A change cannot be
      undone once one of its tasks has changed again.
      """,
    arguments: [changeCount("Number of changes to undo (default: 1)")],
    options: [listFlag, TargetOptions.dryRun],
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    count = try changeCount(arguments)
    isDryRun = arguments[TargetOptions.dryRun]
    list = arguments[Self.listFlag]
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    guard list else {
      try context.commit(.undo(count ?? 1), isDryRun: isDryRun)
      return
    }
    let entries = try context.app.entries(
      JournalQuery(
        limit: count ?? 1_000, undoableBy: context.app.context.author().name,
        diffLimit: 10))
    try printOutput(journalReport(entries, context.clock, style: context.style))
  }
}

func changeCount(_ help: String) -> Argument { Argument("count", 0...1, help) }

func changeCount(_ arguments: ParsedArguments) throws(UsageError) -> Int? {
  guard let word = arguments.arguments.first else { return nil }
  guard let count = Int(word), (1...1_000).contains(count) else {
    throw UsageError("invalid count '\(word)' (expected 1 to 1000)")
  }
  return count
}
