import App
import Arguments
import Rendering
import Strategies
import Model
import Text

struct CacheVerifyCommand: Command {
  private let common: CommonOptions

  static let syntax = Syntax(
    "verify",
    abstract: "Compare cached lists with the database",
    usage: "tasks cache verify [<options>]",
    discussion: """
      Examples:
        tasks cache verify

      Compares each value that is cached under the database's current stamp. Exits 1 when
      one differs, which only a bug of tasks can cause.
      """,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    guard context.hasCache else { throw RequestError("no cache is configured") }
    let verification = try CacheMaintenance(context.app.context).verify(
      ListFormat.allCases.map { try context.view($0) })
    context.printCacheWarning()
    guard context.app.context.cache.isUsable else {
      throw RequestError("the cache could not be read", hint: "see 'tasks cache check'")
    }
    guard verification.different.isEmpty else {
      let keys = verification.different.map(\.string).joined(separator: ", ")
      throw RequestError("cached values differ from the database: \(keys)")
    }
    guard !context.isQuiet else { return }
    let count = verification.compared
    try printOutput("verified \(count) cached \(count == 1 ? "value" : "values")")
  }
}
