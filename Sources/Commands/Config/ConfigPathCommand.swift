import Arguments
import Configuration
import Rendering
import Text

struct ConfigPathCommand: Command {
  private let place: ConfigurationPlace
  private let common: CommonOptions

  static let syntax = Syntax(
    "path",
    abstract: "Print the path of your configuration file",
    usage: "tasks config path [<options>]",
    discussion: """
      Examples:
        $EDITOR "$(tasks config path)"
        tasks config path --project

      The file need not be there. Exits 1 when there is no project.
      """,
    options: ConfigurationPlace.options,
    common: CommonOptions.options)

  init(_ words: ParsedWords) throws(UsageError) {
    place = ConfigurationPlace(words)
    common = try CommonOptions(words)
  }

  func run() throws {
    try printAnswer(visible(place.file(common).path))
  }
}
