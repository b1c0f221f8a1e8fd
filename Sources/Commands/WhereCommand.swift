import App
import Arguments
import Rendering
import Text

enum SettingFormat: String, CaseIterable {
  case table, json

  static let option = Option<SettingFormat>(
    "--format", value: "format", "Output format (default: table)")

  func render(_ reports: [SettingReport], style: Style) -> [UInt8] {
    switch self {
    case .table: settingTable(reports, style: style)
    case .json: jsonSettings(reports)
    }
  }
}

struct WhereCommand: Command {
  private let format: SettingFormat
  private let common: CommonOptions

  static let syntax = Syntax(
    "where",
    abstract: "Show which list is used and what selected it",
    usage: "tasks where [<options>]",
    discussion: """
      Examples:
        tasks where
        tasks where --global
        tasks where --format json | jq -r .db.value

      Shows the database, the cache, the strategy and the settings files, and what
      selected them. Creates nothing and opens neither database nor cache.
      """,
    options: [SettingFormat.option, OutputOptions.json],
    global: CommonOptions.options,
    surplusHint: { "to select tasks: 'tasks list --where \($0)'" })

  init(_ arguments: ParsedArguments) throws(UsageError) {
    format = try requestedForm(SettingFormat.option, or: .json, arguments) ?? .table
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let environment = try Environment()
    let settings = try Settings(common.overrides, environment)
    _ = try settings.database()
    let shown: [any AnySetting] = [
      SettingRegister.database, SettingRegister.cache, SettingRegister.strategy,
    ]
    let reports = try shown.map { try settings.report($0) } + settings.fileReports()
    let style = try Style(settings, Terminal(environment: environment))
    try printOutput(format.render(reports, style: style))
  }
}
