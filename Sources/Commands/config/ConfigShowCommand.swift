import App
import Arguments
import Rendering
import Text

struct ConfigShowCommand: Command {
  private let format: SettingFormat
  private let common: CommonOptions

  static let syntax = Syntax(
    "show",
    abstract: "Show every setting, its value and what set it",
    usage: "tasks config [show] [<options>]",
    discussion: """
      Examples:
        tasks config
        tasks config --format json
      """,
    options: [SettingFormat.option, OutputOptions.json],
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    format = try requestedForm(SettingFormat.option, or: .json, arguments) ?? .table
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let environment = try Environment()
    let settings = try Settings(common.overrides, environment)
    let shown = SettingRegister.all + settings.aliases.map(\.alias)
    let reports = try shown.map { try settings.report($0) }
    let style = try Style(settings, Terminal(environment: environment))
    try printOutput(format.render(reports, style: style))
  }
}
