import Arguments
import Strategies
import TaskList

struct CacheClearCommand: Command {
  private let common: CommonOptions

  static let syntax = Syntax(
    "clear",
    abstract: "Forget the cached lists of this database",
    usage: "tasks cache clear [<options>]",
    discussion: """
      Examples:
        tasks cache clear

      The database gets another identity, so its old values are never found again
      and go by themselves. Nothing else in the cache is touched.
      """,
    common: CommonOptions.options)

  init(_ words: ParsedWords) throws(UsageError) {
    common = try CommonOptions(words)
  }

  func run() throws {
    let context = try Context(common)
    let isWhole = try CacheMaintenance(context.backends).clear()
    context.backends.store.close()
    context.printWarning()
    guard isWhole else {
      throw NotMetError(
        "the cache did not delete what 'expire' keeps; all else is cleared (see 'tasks cache check')"
      )
    }
    if !context.isQuiet { try printAnswer("cleared the cached lists") }
  }
}
