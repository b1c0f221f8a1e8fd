import App
import Arguments
import Text

extension CommandGroup {
  /// The commands that show and change settings.
  static let config = CommandGroup(
    syntax: Syntax(
      "config",
      abstract: "Show and change settings",
      usage: "tasks config [<command>] [<options>]",
      discussion: """
        Examples:
          tasks config
          tasks config set strategy update
          tasks config set --project color never
          tasks config unset strategy

        'tasks config' alone shows every setting, its value and what set it.
        The manual is tasks-config(5).
        """),
    commands: [
      ConfigShowCommand.self, ConfigGetCommand.self, ConfigSetCommand.self,
      ConfigUnsetCommand.self, ConfigPathCommand.self, ConfigTrustCommand.self,
    ],
    defaultCommand: ConfigShowCommand.self)
}

/// The settings file that a command writes or names.
struct SettingsFileChoice {
  let isProject: Bool

  private static let project = Flag("--project", "Use the project's file, .tasks.toml")

  static let options: [any AnyOption] = [project]

  /// The argument that names a setting.
  static let key = Argument(
    "key", 1...1, "The name of the setting", completion: .names(SettingRegister.all.map(\.name)))

  init(_ arguments: ParsedArguments) {
    isProject = arguments[Self.project]
  }

  /// The file, which may not exist.
  func file(_ common: CommonOptions) throws -> SettingsFile {
    guard isProject else {
      guard let file = try SettingsFile.user() else {
        throw RequestError("there is no home folder", hint: "set HOME or XDG_CONFIG_HOME")
      }
      return file
    }
    guard let file = try SettingsFile.project(ignoring: common.overrides.ignoresProject) else {
      throw RequestError("there is no project here", hint: "create one with 'tasks init'")
    }
    return file
  }
}
