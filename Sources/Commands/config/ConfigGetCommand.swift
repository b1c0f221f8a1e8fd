import App
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
    arguments: [SettingsFileChoice.key],
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    key = arguments.arguments[0]
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let setting = try SettingRegister.find(key)
    guard let value = try Settings(common.overrides, Environment()).report(setting).value else {
      throw RequestError("\(key) is not set")
    }
    try printOutput(value)
  }
}
