import App
import Arguments
import Rendering
import TOML
import Text

struct ConfigUnsetCommand: Command {
  private let key: String
  private let place: SettingsFileChoice
  private let isDryRun: Bool
  private let common: CommonOptions

  static let changes = true

  static let syntax = Syntax(
    "unset",
    abstract: "Remove a value",
    usage: "tasks config unset [<options>] <key>",
    discussion: """
      Examples:
        tasks config unset strategy
        tasks config unset --project color

      Comments and other lines of the file are unchanged.
      """,
    arguments: [SettingsFileChoice.key],
    options: SettingsFileChoice.options + [TargetOptions.dryRun],
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    key = arguments.arguments[0]
    place = SettingsFileChoice(arguments)
    isDryRun = arguments[TargetOptions.dryRun]
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let file = try place.file(common)
    let document = try file.readToCorrect()
    // A file may hold a key that is no setting, which must be removable.
    if document?.has(key) != true { _ = try SettingRegister.find(key) }
    // A missing file is not created.
    let isNew = try document != nil && file.change(isDryRun: isDryRun) { $0.removing(key) }
    guard !common.isQuiet else { return }
    let action = isDryRun ? "would unset" : "unset"
    try printOutput("\(isNew ? "\(action) \(key)" : "\(key) is not set") in \(file.path)")
    if isDryRun { try printOutput("nothing was changed") }
  }
}
