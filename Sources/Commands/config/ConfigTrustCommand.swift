import App
import Arguments
import Rendering
import Text

struct ConfigTrustCommand: Command {
  private let removes: Bool
  private let common: CommonOptions

  private static let remove = Flag("--remove", "Allow the project no server any more")

  static let changes = true

  static let syntax = Syntax(
    "trust",
    abstract: "Allow this project to name its server",
    usage: "tasks config trust [<options>]",
    discussion: """
      Examples:
        tasks config set --project db postgres://db.example.com/team
        tasks config trust
        tasks config trust --remove

      A project's file may come with a cloned repository, so a server that it names is
      used only after this. Another server in the same file needs it again.
      """,
    options: [remove],
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    removes = arguments[Self.remove]
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let settings = try Settings(common.overrides, Environment())
    guard let server = settings.projectServer() else {
      throw RequestError(
        "no project's file here names a server", hint: "see 'tasks config set --project db'")
    }
    guard let trusted = TrustedServers(settings.environment) else {
      throw RequestError("there is no home folder", hint: "set HOME or XDG_CONFIG_HOME")
    }
    let isNew = try removes ? trusted.remove(server) : trusted.add(server)
    guard !common.isQuiet else { return }
    let action = removes ? "no longer trusted" : "trusted"
    try printOutput("\(action)\(isNew ? "" : ", unchanged"): \(server.url) in \(server.file)")
  }
}
