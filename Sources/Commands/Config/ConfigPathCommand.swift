import ArgumentParser
import Configuration
import Rendering

struct ConfigPathCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Print the path of your configuration file",
    usage: "tasks config path [<options>]",
    discussion: """
      Examples:
        $EDITOR "$(tasks config path)"
        tasks config path --project

      The file need not be there. Exits 1 when there is no project.
      """)

  @OptionGroup var place: ConfigurationPlace

  @OptionGroup var common: CommonOptions

  func run() throws {
    try printAnswer(visible(place.file(common).path))
  }
}
