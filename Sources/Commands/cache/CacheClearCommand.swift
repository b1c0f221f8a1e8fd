import App
import Arguments
import Strategies
import Model
import Text

struct CacheClearCommand: Command {
  private let isDryRun: Bool
  private let common: CommonOptions

  static let syntax = Syntax(
    "clear",
    abstract: "Clear the cached lists of this database",
    usage: "tasks cache clear [<options>]",
    discussion: """
      Examples:
        tasks cache clear

      The database gets a new identity, so its old values are never found again and are
      evicted over time. Nothing else in the cache is touched.
      """,
    options: [TargetOptions.dryRun],
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    isDryRun = arguments[TargetOptions.dryRun]
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    guard !isDryRun else {
      guard !context.isQuiet else { return }
      try printOutput("would clear the cached lists")
      return try printOutput("nothing was changed")
    }
    guard context.hasCache else { throw RequestError("no cache is configured") }
    let isWhole = try CacheMaintenance(context.app.context).clear()
    context.app.close()
    context.printCacheWarning()
    guard isWhole else {
      throw RequestError(
        "the cache did not delete the list of 'expire'; everything else is cleared",
        hint: "see 'tasks cache check'")
    }
    if !context.isQuiet { try printOutput("cleared the cached lists") }
  }
}
