import App
import Arguments
import Rendering
import Text

struct ConfigPathCommand: Command {
  private let place: SettingsFileChoice
  private let common: CommonOptions

  static let syntax = Syntax(
    "path",
    abstract: "Print the path of your settings file",
    usage: "tasks config path [<options>]",
    discussion: """
      Examples:
        $EDITOR "$(tasks config path)"
        tasks config path --project

      The file may not exist. Exits 1 when there is no project.
      """,
    options: SettingsFileChoice.options,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    place = SettingsFileChoice(arguments)
    common = try CommonOptions(arguments)
  }

  func run() throws {
    try printOutput(place.file(common).path)
  }
}
