import Arguments
import Rendering

struct ConfigShowCommand: Command {
  private let format: SettingFormat
  private let common: CommonOptions

  static let syntax = Syntax(
    "show",
    abstract: "Show every setting, its value and where that is from",
    usage: "tasks config [show] [<options>]",
    discussion: """
      Examples:
        tasks config
        tasks config --format json
      """,
    options: [SettingFormat.option("Show the settings in this form (default: table)")],
    common: CommonOptions.options)

  var wantsJSON: Bool { format == .json }

  init(_ words: ParsedWords) throws(UsageError) {
    format = try words.choice("--format") ?? .table
    common = try CommonOptions(words)
  }

  func run() throws {
    let environment = try Environment()
    let settings = try Settings(common, environment)
    let facts = try KnownSettings.all.map { try settings.fact($0) }
    let style = try Style(settings, Terminal(environment: environment))
    try printAnswer(format.render(facts, style: style))
  }
}
