import Arguments
import Configuration
import Rendering
import Text

struct ConfigUnsetCommand: Command {
  private let key: String
  private let place: ConfigurationPlace
  private let common: CommonOptions

  static let syntax = Syntax(
    "unset",
    abstract: "Set something no longer",
    usage: "tasks config unset [<options>] <key>",
    discussion: """
      Examples:
        tasks config unset strategy
        tasks config unset --project color

      Comments and other lines of the file are left as they are.
      """,
    arguments: [ConfigurationPlace.key],
    options: ConfigurationPlace.options,
    common: CommonOptions.options)

  init(_ words: ParsedWords) throws(UsageError) {
    key = words.arguments[0]
    place = ConfigurationPlace(words)
    common = try CommonOptions(words)
  }

  func run() throws {
    let file = try place.file(common)
    let text = try file.read()
    // What no setting is named may still stand in a file, and has to go.
    if text?[key] == nil { _ = try KnownSettings.find(key) }
    // A file that is not there is not made for this.
    let isNew = try text != nil && file.change { $0.removing(key) }
    guard !common.quiet else { return }
    let words = isNew ? "unset \(key) in" : "\(key) is not set in"
    try printAnswer(visible("\(words) \(file.path)"))
  }
}
