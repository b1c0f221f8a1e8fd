import ArgumentParser
import Rendering

struct ConfigShowCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show every setting, its value and where that is from",
    usage: "tasks config [show] [<options>]",
    discussion: """
      Examples:
        tasks config
        tasks config --format json
      """)

  @Option(help: "Show the settings in this form")
  var format: SettingFormat = .table

  @OptionGroup var common: CommonOptions

  var wantsJSON: Bool { format == .json }

  func run() throws {
    let environment = try Environment()
    let settings = try Settings(common, environment)
    let facts = try KnownSettings.all.map { try settings.fact($0) }
    let style = try Style(settings, Terminal(environment: environment))
    try printAnswer(format.render(facts, style: style))
  }
}
