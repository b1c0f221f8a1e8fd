import ArgumentParser
import Configuration
import Rendering

struct ConfigSetCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Set something for good",
    usage: "tasks config set [<options>] <key> <value>",
    discussion: """
      Examples:
        tasks config set strategy update
        tasks config set cache memcached://localhost
        tasks config set --project strategy rotate

      Comments and other lines of the file are left as they are.
      """)

  @Argument(help: settingHelp, completion: settingCompletion)
  var key: String

  @Argument(help: "What it is set to")
  var value: String

  @OptionGroup var place: ConfigurationPlace

  @OptionGroup var common: CommonOptions

  func run() throws {
    let setting = try KnownSettings.find(key)
    try setting.check(value, inProject: place.project)
    // A path that was typed here means a file of here.
    let text = try setting.form.absolute(value, absolutePath)
    let file = try place.file(common)
    let isNew = try file.change { $0.setting(key, to: setting.form.value(text)) }
    guard !common.quiet else { return }
    let words = isNew ? "set \(key) to \(text) in" : "\(key) is \(text) already in"
    try printAnswer(visible("\(words) \(file.path)"))
  }
}
