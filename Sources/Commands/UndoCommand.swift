import App
import Arguments
import Rendering
import Strategies
import Model
import Text

struct UndoCommand: Command {
  private let steps: Int?
  private let step: Int?
  private let isDryRun: Bool
  private let list: Bool
  private let hasPager: Bool
  private let output: OutputOptions
  private let common: CommonOptions

  private static let listFlag = Flag("--list", "Show the changes that can be undone, newest first")
  private static let steps = StepOptions.steps("Number of changes to undo (default: 1)")
  private static let step = Option(
    "--step", value: "number", in: 1...Int.max, "Undo this change alone ('tasks log' numbers them)")

  static let changes = true

  static let syntax = Syntax(
    "undo",
    abstract: "Undo your last changes",
    usage: "tasks undo [<options>]",
    discussion: """
      Examples:
        tasks undo
        tasks undo --steps 3
        tasks undo --step 12
        tasks undo --list

      One command is one change, however many tasks it changed. A change cannot be
      undone once one of its tasks has changed again. Claims are not undone.
      """,
    options: [steps, step, listFlag, TargetOptions.dryRun, Pager.off] + OutputOptions.options,
    global: CommonOptions.options,
    surplusHint: {
      "write '--steps \($0)' for the last \($0) changes, or '--step \($0)' for change \($0) alone"
    })

  init(_ arguments: ParsedArguments) throws(UsageError) {
    steps = try arguments[Self.steps]
    step = try arguments[Self.step]
    isDryRun = arguments[TargetOptions.dryRun]
    list = arguments[Self.listFlag]
    hasPager = !arguments[Pager.off]
    output = try OutputOptions(arguments)
    common = try CommonOptions(arguments)
    guard step == nil || steps == nil && !list else {
      throw UsageError("--step and \(list ? "--list" : "--steps") cannot be combined")
    }
    guard !list || !output.isRequested || output.isPlainOrJSON else {
      throw UsageError("--list is printed in the forms plain and json")
    }
  }

  func run() throws {
    let context = try Context(common)
    guard list else {
      let change = step.map { Change.undoEntry(Int64($0)) } ?? .undo(steps ?? 1)
      try context.commit(change, isDryRun: isDryRun, output: output)
      return
    }
    let entries = try context.app.entries(
      JournalQuery(
        limit: steps ?? 1_000, undoableBy: context.app.context.author().name,
        diffLimit: output.format == .json ? 0 : 10))
    if output.format == .json {
      try context.writeJSON(entries)
    } else {
      try context.show(entries, hasPager: hasPager)
    }
  }
}

enum StepOptions {
  static func steps(_ help: String) -> Option<Int> {
    Option("--steps", short: "n", value: "count", in: 1...1_000, help)
  }
}

extension Context {
  /// Prints entries of the journal, without diffs of their own, as JSON.
  func writeJSON(_ entries: [JournalEntry]) throws {
    try writeJournalJSON(
      entries, diffs: { try app.diffs(of: $0, after: $1, limit: 1_000) },
      to: { try printOutput($0) })
  }

  /// Prints entries of the journal; on a terminal with relative times.
  func show(_ entries: [JournalEntry], hasPager: Bool) throws {
    let pager = try Pager(self, isOff: !hasPager)
    try pager.show(
      journalReport(entries, clock, isRelative: terminal.isTerminal, style: style))
    try pager.flush()
    pager.wait()
    if entries.isEmpty, terminal.isTerminal, !isQuiet { printNote("No changes.") }
  }
}
