import Arguments
import Rendering
import Text

struct ConfigGetCommand: Command {
  private let key: String
  private let common: CommonOptions

  static let syntax = Syntax(
    "get",
    abstract: "Print the value of a setting",
    usage: "tasks config get [<options>] <key>",
    discussion: """
      Examples:
        tasks config get db
        tasks config get strategy

      Exits 1 when the setting has no value.
      """,
    arguments: [ConfigurationPlace.key],
    common: CommonOptions.options)

  init(_ words: ParsedWords) throws(UsageError) {
    key = words.arguments[0]
    common = try CommonOptions(words)
  }

  func run() throws {
    let setting = try KnownSettings.find(key)
    guard let value = try Settings(common, Environment()).fact(setting).value else {
      throw NotMetError("\(key) is not set")
    }
    try printAnswer(visible(value))
  }
}
