import ArgumentParser
import Configuration

/// The commands that show and change what is set for good.
struct ConfigCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show and change settings",
    usage: "tasks config [<subcommand>] [<options>]",
    discussion: """
      Examples:
        tasks config
        tasks config set strategy update
        tasks config set --project color never
        tasks config unset strategy

      'tasks config' alone shows every setting, its value and where that is from.
      The manual is tasks-config(5).
      """,
    subcommands: [
      ConfigShowCommand.self, ConfigGetCommand.self, ConfigSetCommand.self,
      ConfigUnsetCommand.self, ConfigPathCommand.self,
    ],
    defaultSubcommand: ConfigShowCommand.self)
}

/// The file that a command writes or names.
struct ConfigurationPlace: ParsableArguments {
  @Flag(help: "The file of the project, .tasks.toml, and not your own")
  var project = false

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

/// The argument that names a setting.
let settingHelp = ArgumentHelp("The name of the setting", valueName: "key")
let settingCompletion = CompletionKind.list(KnownSettings.all.map(\.name))
