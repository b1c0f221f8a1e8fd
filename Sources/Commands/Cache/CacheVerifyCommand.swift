import Arguments
import Rendering
import Strategies
import TaskList

struct CacheVerifyCommand: Command {
  private let common: CommonOptions

  static let syntax = Syntax(
    "verify",
    abstract: "Compare what is cached with the database",
    usage: "tasks cache verify [<options>]",
    discussion: """
      Examples:
        tasks cache verify

      Compares each value cached under the database's present stamp. Exits 1 when one
      differs, which never happens unless tasks has a bug.
      """,
    common: CommonOptions.options)

  init(_ words: ParsedWords) throws(UsageError) {
    common = try CommonOptions(words)
  }

  func run() throws {
    let context = try Context(common)
    let verification = try CacheMaintenance(context.backends).verify(
      ListFormat.allCases.map { context.view($0) })
    context.printWarning()
    guard verification.different.isEmpty else {
      let keys = verification.different.map(\.string).joined(separator: ", ")
      throw NotMetError("cached values differ from the database: \(keys)")
    }
    guard !context.isQuiet else { return }
    let count = verification.compared
    try printAnswer("verified \(count) cached \(count == 1 ? "value" : "values")")
  }
}
