import App
import Arguments
import Rendering
import TOML
import Text

struct ConfigUnsetCommand: Command {
  private let key: String
  private let place: SettingsFileChoice
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
    options: SettingsFileChoice.options,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    key = arguments.arguments[0]
    place = SettingsFileChoice(arguments)
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let file = try place.file(common)
    let document = try file.read()
    // A file may hold a key that is no setting, which must be removable.
    if document?[key] == nil { _ = try SettingRegister.find(key) }
    // A missing file is not created.
    let isNew = try document != nil && file.change { $0.removing(key) }
    guard !common.isQuiet else { return }
    try printOutput("\(isNew ? "unset \(key)" : "\(key) is not set") in \(file.path)")
  }
}
