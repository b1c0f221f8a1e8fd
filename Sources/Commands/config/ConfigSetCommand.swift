import App
import Arguments
import Rendering
import TOML
import Text

struct ConfigSetCommand: Command {
  private let key, value: String
  private let place: SettingsFileChoice
  private let isDryRun: Bool
  private let common: CommonOptions

  static let changes = true

  static let syntax = Syntax(
    "set",
    abstract: "Set a value",
    usage: "tasks config set [<options>] <key> <value>",
    discussion: """
      Examples:
        tasks config set strategy update
        tasks config set cache memcached://localhost
        tasks config set sort due,-priority
        tasks config set alias.inbox 'list --where list= --sort created'
        tasks config set --project strategy rotate

      Comments and other lines of the file are unchanged.
      """,
    arguments: [
      SettingsFileChoice.key, Argument("value", 1...1, "The new value", completion: .settingValues),
    ],
    options: SettingsFileChoice.options + [TargetOptions.dryRun],
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    (key, value) = (arguments.arguments[0], arguments.arguments[1])
    try checkArgument(value)
    place = SettingsFileChoice(arguments)
    isDryRun = arguments[TargetOptions.dryRun]
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let setting = try SettingRegister.find(key)
    try setting.check(value, inProject: place.isProject)
    try Aliases.check(setting, value)
    // A relative path is relative to the current folder.
    let text = try setting.form.absolute(value, absolutePath)
    let file = try place.file(common)
    let isNew = try file.change(isDryRun: isDryRun) {
      $0.setting(key, to: setting.form.value(text))
    }
    guard !common.isQuiet else { return }
    try printOutput(
      isNew
        ? "\(isDryRun ? "would set" : "set") \(key) to \(text) in \(file.path)"
        : "\(key) unchanged: \(text) in \(file.path)")
    if isDryRun { try printOutput("nothing was changed") }
  }
}
