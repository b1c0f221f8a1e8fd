import App
import Arguments
import Model
import Rendering
import Text

struct DoctorCommand: Command {
  private let repairs: Bool
  private let format: PlainOrJSON
  private let common: CommonOptions

  private static let fix = Flag("--fix", "Repair what can be repaired without a risk")

  static let syntax = Syntax(
    "doctor",
    abstract: "Check settings, list and cache, and say what to do",
    usage: "tasks doctor [<options>]",
    discussion: """
      Examples:
        tasks doctor
        tasks doctor --fix
        tasks doctor --json | jq -r '.[] | select(.state == "wrong").remedy'

      Every check is one line; what is wrong has a remedy below it. Exits 1 when something
      is wrong. Creates no list, and changes none without --fix.
      """,
    options: [fix] + PlainOrJSON.options,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    repairs = arguments[Self.fix]
    format = try PlainOrJSON(arguments) ?? .plain
    common = try CommonOptions(arguments)
  }

  func run() throws {
    var findings = examine(common.overrides, repairs: repairs)
    findings += cacheFindings(common, after: findings, repairs: repairs)
    switch format {
    case .json: try printOutput(jsonFindings(findings))
    case .plain:
      let shown = common.isQuiet ? findings.filter { $0.state != .ok } : findings
      try printOutput(findingReport(shown, style: style))
    }
    let wrong = findings.count { $0.state == .wrong }
    guard wrong > 0 else { return }
    throw RequestError("\(wrong) of \(findings.count) checks \(wrong == 1 ? "is" : "are") wrong")
  }

  /// No colors where the settings cannot be read.
  private var style: Style {
    guard let environment = try? Environment(),
      let settings = try? Settings(common.overrides, environment),
      let style = try? Style(settings, Terminal(environment: environment))
    else { return Style(hasColor: false) }
    return style
  }
}
