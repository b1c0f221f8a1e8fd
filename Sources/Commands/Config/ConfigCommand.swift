import Arguments
import Configuration

extension CommandGroup {
  /// The commands that show and change what is set for good.
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

        'tasks config' alone shows every setting, its value and where that is from.
        The manual is tasks-config(5).
        """),
    commands: [
      ConfigShowCommand.self, ConfigGetCommand.self, ConfigSetCommand.self,
      ConfigUnsetCommand.self, ConfigPathCommand.self,
    ],
    standard: ConfigShowCommand.self)
}

/// The file that a command writes or names.
struct ConfigurationPlace {
  let project: Bool

  static let options = [
    Option("--project", "The file of the project, .tasks.toml, and not your own")
  ]

  /// The argument that names a setting.
  static let key = Argument(
    "key", 1...1, "The name of the setting", completion: .words(KnownSettings.all.map(\.name)))

  init(_ words: ParsedWords) {
    project = words.has("--project")
  }

  /// The file, which need not be there.
  func file(_ common: CommonOptions) throws -> ConfigurationFile {
    guard project else {
      guard let file = try Environment().userFile else {
        throw NotMetError("there is no home folder; set HOME or XDG_CONFIG_HOME")
      }
      return file
    }
    let folder = common.global ? ProjectFolder() : try ProjectFolder.find()
    guard let path = folder.fileToWrite else {
      throw NotMetError("there is no project here; make one with 'tasks init'")
    }
    // Beside a list that is somebody else's there is no project of ours.
    if folder.file == nil, let database = folder.database { try checkOwner(ofDatabase: database) }
    return ConfigurationFile(path: path, isOfProject: true)
  }
}
