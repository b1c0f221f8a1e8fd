import ArgumentParser
import Strategies
import Rendering
import TaskList

struct UndoCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back what your last commands changed",
    usage: "tasks undo [<options>] [<count>]",
    discussion: """
      Examples:
        tasks undo
        tasks undo 3
        tasks undo --list

      One command is one step, however many tasks it changed. A step is refused when
      somebody has changed one of its tasks since; then nothing is changed.
      """)

  @Argument(help: ArgumentHelp("How many steps to take back", valueName: "count"))
  var count: Int = 1

  @Flag(help: "Show the steps that can be taken back, the last first")
  var list = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...1_000).contains(count) else {
      throw ValidationError("'\(count)' is not a number of steps, 1 to 1000")
    }
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
  static let configuration = CommandConfiguration(
    commandName: "redo",
    abstract: "Do again what was taken back",
    usage: "tasks redo [<options>] [<count>]",
    discussion: """
      Examples:
        tasks redo
        tasks redo 3

      After another change there is nothing to do again.
      """)

  @Argument(help: ArgumentHelp("How many steps to do again", valueName: "count"))
  var count: Int = 1

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...1_000).contains(count) else {
      throw ValidationError("'\(count)' is not a number of steps, 1 to 1000")
    }
  }

  func run() throws {
    try Context(common).apply(.redo(count))
  }
}
