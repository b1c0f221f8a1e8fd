import Arguments
import Configuration
import Rendering
import Text

struct ConfigSetCommand: Command {
  private let key, value: String
  private let place: ConfigurationPlace
  private let common: CommonOptions

  static let syntax = Syntax(
    "set",
    abstract: "Set something for good",
    usage: "tasks config set [<options>] <key> <value>",
    discussion: """
      Examples:
        tasks config set strategy update
        tasks config set cache memcached://localhost
        tasks config set --project strategy rotate

      Comments and other lines of the file are left as they are.
      """,
    arguments: [ConfigurationPlace.key, Argument("value", 1...1, "What it is set to")],
    options: ConfigurationPlace.options,
    common: CommonOptions.options)

  init(_ words: ParsedWords) throws(UsageError) {
    (key, value) = (words.arguments[0], words.arguments[1])
    place = ConfigurationPlace(words)
    common = try CommonOptions(words)
  }

  func run() throws {
    let setting = try KnownSettings.find(key)
    try setting.check(value, inProject: place.project)
    // A path that was typed here means a file of here.
    let text = try setting.form.absolute(value, absolutePath)
    let file = try place.file(common)
    let isNew = try file.change { $0.setting(key, to: setting.form.value(text)) }
    guard !common.quiet else { return }
    let words = isNew ? "set \(key) to \(text) in" : "\(key) is \(text) already in"
    try printAnswer(visible("\(words) \(file.path)"))
  }
}
