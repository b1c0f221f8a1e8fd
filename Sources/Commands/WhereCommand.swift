import Arguments
import Rendering

enum SettingFormat: String, CaseIterable {
  case table, json

  static func option(_ help: String) -> Option {
    Option("--format", value: "format", help, completion: .words(allCases.map(\.rawValue)))
  }

  func render(_ facts: [SettingFact], style: Style) -> [UInt8] {
    switch self {
    case .table: settingTable(facts, style: style)
    case .json: jsonSettings(facts)
    }
  }
}

struct WhereCommand: Command {
  private let format: SettingFormat
  private let common: CommonOptions

  static let syntax = Syntax(
    "where",
    abstract: "Say where the list is, and why there",
    usage: "tasks where [<options>]",
    discussion: """
      Examples:
        tasks where
        tasks where --global
        tasks where --format json | jq -r .db.value

      Tells the database, the cache, the strategy and the configuration files, and
      what chose them. Makes nothing and opens neither database nor cache.
      """,
    options: [SettingFormat.option("Show it in this form (default: table)")],
    common: CommonOptions.options)

  var wantsJSON: Bool { format == .json }

  init(_ words: ParsedWords) throws(UsageError) {
    format = try words.choice("--format") ?? .table
    common = try CommonOptions(words)
  }

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
