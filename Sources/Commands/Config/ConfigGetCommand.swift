import ArgumentParser
import Rendering

struct ConfigGetCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "get",
    abstract: "Print the value of a setting",
    usage: "tasks config get [<options>] <key>",
    discussion: """
      Examples:
        tasks config get db
        tasks config get strategy

      Exits 1 when the setting has no value.
      """)

  @Argument(help: settingHelp, completion: settingCompletion)
  var key: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let setting = try KnownSettings.find(key)
    guard let value = try Settings(common, Environment()).fact(setting).value else {
      throw NotMetError("\(key) is not set")
    }
    try printAnswer(visible(value))
  }
}
