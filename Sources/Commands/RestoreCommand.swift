import App
import Arguments
import Rendering
import Model
import Text

struct RestoreCommand: Command {
  private let file: String
  private let yes, dryRun: Bool
  private let format: PlainOrJSON
  private let common: CommonOptions

  private static let yes = Flag("--yes", short: "y", "Replace the present list")

  static let changes = true

  static let syntax = Syntax(
    "restore",
    abstract: "Go back to a backup, and keep the present list",
    usage: "tasks restore [<options>] <file>",
    discussion: """
      Examples:
        tasks restore tasks-2026-12-01.db --dry-run
        tasks restore tasks-2026-12-01.db --yes

      All tasks and their history are replaced at once, while others use the list. The
      list of before is kept in a file beside the database; restore that file to undo.
      New tasks get numbers that neither list has used.
      """,
    arguments: [Argument("file", 1...1, "File that 'tasks backup' wrote", completion: .files)],
    options: [yes, TargetOptions.dryRun] + PlainOrJSON.options,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    file = try fileName(arguments)
    yes = arguments[Self.yes]
    dryRun = arguments[TargetOptions.dryRun]
    format = try PlainOrJSON(arguments) ?? .plain
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    guard yes, !dryRun else {
      let wouldBe = try context.app.restore(from: file, isDryRun: true)
      // Where there is nothing to lose, nothing needs a yes.
      guard wouldBe.kept == nil, !dryRun else { return try report(wouldBe, context) }
      return try restore(context)
    }
    try restore(context)
  }

  private func restore(_ context: Context) throws {
    let restoration = try context.app.restore(from: file, isDryRun: false)
    do throws(OutputError) {
      if format == .json {
        try printOutput(jsonRestoration(restoration, from: file, isDryRun: false))
      } else if !context.isQuiet {
        try show(restoration, isDryRun: false)
      }
    } catch {
      var error = error
      error.done = "the list was restored, but "
      throw error
    }
    if let kept = restoration.kept, !context.isQuiet {
      printNote("tasks: 'tasks restore \(shellQuoted(kept.path)) --yes' undoes it")
    }
    context.app.close()
    context.printCacheWarning()
  }

  private func show(_ restoration: Restoration, isDryRun: Bool) throws(OutputError) {
    for line in restoreReport(restoration, from: file, isDryRun: isDryRun) {
      try printOutput(line)
    }
  }

  /// Says what would be done.
  private func report(_ wouldBe: Restoration, _ context: Context) throws {
    if format == .json {
      try printOutput(jsonRestoration(wouldBe, from: file, isDryRun: true))
    } else if !context.isQuiet {
      try show(wouldBe, isDryRun: true)
      try printOutput("nothing was changed")
    }
    guard dryRun else {
      throw RequestError(
        "a list of \(taskCount(wouldBe.kept?.tasks ?? 0)) is there",
        hint: "add --yes to replace it",
        status: .unconfirmed)
    }
  }
}

/// A word as a shell reads it.
private func shellQuoted(_ word: String) -> String {
  let isPlain = word.utf8.allSatisfy { byte in
    switch byte {
    case 0x2B...0x3A, 0x40...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }
  guard !isPlain else { return word }
  return "'"
    + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    + "'"
}
