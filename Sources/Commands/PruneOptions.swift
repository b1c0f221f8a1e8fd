import App
import Arguments
import Dates
import Model
import Rendering
import Text

/// The options of `log` that remove old changes.
struct PruneOptions {
  private let before: String
  private let yes, dryRun: Bool

  private static let prune = Flag("--prune", "Remove the changes before a date, with their text")
  private static let beforeOption = Option(
    "--before", value: "date", takesDashes: true,
    "With --prune, remove what is older: 2026-06-01, 90d, som")
  private static let yes = Flag("--yes", short: "y", "With --prune, remove the changes")
  private static let dryRun = Flag("--dry-run", "With --prune, count the changes and remove none")

  static let options: [any AnyOption] = [prune, beforeOption, yes, dryRun]

  /// Nil without --prune.
  init?(_ arguments: ParsedArguments) throws(UsageError) {
    let before = try arguments[Self.beforeOption]
    yes = arguments[Self.yes]
    dryRun = arguments[Self.dryRun]
    guard arguments[Self.prune] else {
      for (isGiven, option) in [(before != nil, "--before"), (yes, "--yes"), (dryRun, "--dry-run")]
      where isGiven {
        throw UsageError("\(option) is for --prune")
      }
      return nil
    }
    guard let before else {
      throw UsageError("--prune needs --before", hint: "such as --before 90d")
    }
    self.before = before
  }

  func run(_ context: Context, _ format: PlainOrJSON) throws {
    let isDryRun = dryRun || !yes
    let time = Int64(try context.clock.pastMoment(parsing: before)) * 1_000
    let pruning = try context.app.prune(before: time, isDryRun: isDryRun)
    let left = isDryRun ? [] : pruning.copies + (try context.app.removeCachedFiles())
    if format == .json {
      try printOutput(jsonPruning(pruning, isDryRun: isDryRun))
    } else if !context.isQuiet {
      try printOutput(pruneReport(pruning, before: time, context.clock, isDryRun: isDryRun))
      if isDryRun { try printOutput("nothing was changed") }
    }
    if !context.isQuiet {
      for place in left { printNote("tasks: \(place) may still hold their text") }
    }
    if let failure = pruning.failure {
      throw RequestError(
        "their text may still be in the files of the list: \(failure.message)",
        hint: "run it again", status: failure.status)
    }
    guard isDryRun, !dryRun, pruning.entries > 0 else { return }
    let count = pruning.entries
    throw RequestError(
      "\(count) \(count == 1 ? "change is" : "changes are") older",
      hint: "add --yes to remove \(count == 1 ? "it" : "them")", status: .unconfirmed)
  }
}
