import App
import Arguments
import Libc
import Text

struct InitCommand: Command {
  private let isUpgrade, makesRoles: Bool
  private let common: CommonOptions

  static let changes = true

  static let syntax = Syntax(
    "init",
    abstract: "Create a list for this folder and its subfolders",
    usage: "tasks init [<options>]",
    discussion: """
      Examples:
        tasks init
        tasks where
        tasks init --db postgres://db.example.com/team

      The list is in .tasks.db. Every command in this folder or below uses it, unless
      --db, TASKS_DB or --global overrides it. An existing list is unchanged.

      With the URL of a PostgreSQL database in --db or TASKS_DB, it creates the tables of
      a shared list there instead; no other command does. See tasks-server(7).
      """,
    options: [upgrade, roles], global: CommonOptions.options)

  private static let upgrade = Flag(
    "--upgrade", "Bring the tables on a server to this version")
  private static let roles = Flag(
    "--roles", "Also create the roles tasks_reader and tasks_writer on a server")

  init(_ arguments: ParsedArguments) throws(UsageError) {
    common = try CommonOptions(arguments)
    isUpgrade = arguments[Self.upgrade]
    makesRoles = arguments[Self.roles]
    guard common.overrides.server == nil else { return }
    if common.overrides.database != nil || common.overrides.ignoresProject {
      let option = common.overrides.ignoresProject ? "--global" : "--db"
      throw UsageError(
        "'init' creates a list in the current folder and takes no \(option)")
    }
  }

  func run() throws {
    let server = try common.overrides.server ?? Environment().server
    guard server == nil else { return try initServer() }
    guard !isUpgrade, !makesRoles else {
      throw UsageError(
        "\(isUpgrade ? "--upgrade" : "--roles") is for the database of a server",
        hint: "name it with --db or TASKS_DB")
    }
    let path = try absolutePath(ProjectFolder.databaseName)
    var status = stat()
    let wasThere = lstat(path, &status) == 0
    let outer = try? ProjectFolder.find().database
    if wasThere { try checkOwner(ofDatabase: path) }
    var options = common
    options.overrides.database = path
    options.overrides[SettingRegister.mustExist.name] = "false"
    let context = try Context(options)
    try context.app.createDatabase()
    guard !context.isQuiet else { return }
    try printOutput(wasThere ? "\(path) already exists" : "created \(path)")
    if !wasThere, let outer { printNote("tasks: it takes the place of \(outer) in this folder") }
    if let (other, name) = context.app.environment.database {
      printNote("tasks: \(name)=\(other) overrides it")
    }
  }

  private func initServer() throws {
    let context = try Context(common)
    let isNew = try isUpgrade ? false : context.app.createDatabase()
    let wasOlder = try isUpgrade ? context.app.upgradeDatabase() : false
    let roles = try makesRoles ? context.app.createRoles() : []
    guard !context.isQuiet else { return }
    let name = context.app.databaseName
    try printOutput(
      isNew
        ? "created the tables in \(name)"
        : wasOlder ? "updated the tables in \(name)" : "the tables in \(name) already exist")
    guard !roles.isEmpty else { return }
    try printOutput("the roles \(roles.joined(separator: " and ")) have their rights")
  }
}
