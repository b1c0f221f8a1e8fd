import Arguments
import Strategies
import Rendering
import TaskList

struct UndoCommand: Command {
  private let count: Int
  private let list: Bool
  private let common: CommonOptions

  static let syntax = Syntax(
    "undo",
    abstract: "Take back what your last commands changed",
    usage: "tasks undo [<options>] [<count>]",
    discussion: """
      Examples:
        tasks undo
        tasks undo 3
        tasks undo --list

      One command is one step, however many tasks it changed. A step is refused when
      somebody has changed one of its tasks since; then nothing is changed.
      """,
    arguments: [stepCount("How many steps to take back (default: 1)")],
    options: [Option("--list", "Show the steps that can be taken back, the last first")],
    common: CommonOptions.options)

  init(_ words: ParsedWords) throws(UsageError) {
    count = try stepCount(words)
    list = words.has("--list")
    common = try CommonOptions(words)
  }

  func run() throws {
    let context = try Context(common)
    guard list else {
      try context.apply(.undo(count))
      return
    }
    let steps = try context.steps(
      StepQuery(limit: 20, undoableBy: context.backends.author().name))
    try printAnswer(stepLines(steps, context.clock, style: context.style))
  }
}

struct RedoCommand: Command {
  private let count: Int
  private let common: CommonOptions

  static let syntax = Syntax(
    "redo",
    abstract: "Do again what was taken back",
    usage: "tasks redo [<options>] [<count>]",
    discussion: """
      Examples:
        tasks redo
        tasks redo 3

      After another change there is nothing to do again.
      """,
    arguments: [stepCount("How many steps to do again (default: 1)")],
    common: CommonOptions.options)

  init(_ words: ParsedWords) throws(UsageError) {
    count = try stepCount(words)
    common = try CommonOptions(words)
  }

  func run() throws {
    try Context(common).apply(.redo(count))
  }
}

private func stepCount(_ help: String) -> Argument { Argument("count", 0...1, help) }

private func stepCount(_ words: ParsedWords) throws(UsageError) -> Int {
  guard let word = words.arguments.first else { return 1 }
  guard let count = Int(word), (1...1_000).contains(count) else {
    throw UsageError("'\(word)' is not a number of steps, 1 to 1000")
  }
  return count
}
