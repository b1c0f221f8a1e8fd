import ArgumentParser
import Rendering

enum SettingFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json

  func render(_ facts: [SettingFact], style: Style) -> [UInt8] {
    switch self {
    case .table: settingTable(facts, style: style)
    case .json: jsonSettings(facts)
    }
  }
}

struct WhereCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "where",
    abstract: "Say where the list is, and why there",
    usage: "tasks where [<options>]",
    discussion: """
      Examples:
        tasks where
        tasks where --global
        tasks where --format json | jq -r .db.value

      Tells the database, the cache, the strategy and the configuration files, and
      what chose them. Makes nothing and opens neither database nor cache.
      """)

  @Option(help: "Show it in this form")
  var format: SettingFormat = .table

  @OptionGroup var common: CommonOptions

  var wantsJSON: Bool { format == .json }

  func run() throws {
    let environment = try Environment()
    let settings = try Settings(common, environment)
    _ = try settings.database()
    let shown: [any AnySetting] = [
      KnownSettings.database, KnownSettings.cache, KnownSettings.strategy,
    ]
    let facts = try shown.map { try settings.fact($0) } + settings.fileFacts()
    let style = try Style(settings, Terminal(environment: environment))
    try printAnswer(format.render(facts, style: style))
  }
}
