import App
import Arguments
import Libc
import Text

struct InitCommand: Command {
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

      The list is in .tasks.db. Every command in this folder or below uses it, unless
      --db, TASKS_DB or --global overrides it. An existing list is unchanged.
      """,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    common = try CommonOptions(arguments)
    if common.overrides.database != nil || common.overrides.ignoresProject {
      let option = common.overrides.ignoresProject ? "--global" : "--db"
      throw UsageError("'init' creates a list in the current folder and takes no \(option)")
    }
  }

  func run() throws {
    let path = try absolutePath(ProjectFolder.databaseName)
    var status = stat()
    let wasThere = lstat(path, &status) == 0
    let outer = try? ProjectFolder.find().database
    if wasThere { try checkOwner(ofDatabase: path) }
    var options = common
    options.overrides.database = path
    options.overrides.texts[SettingRegister.mustExist.name] = "false"
    let context = try Context(options)
    try context.app.createDatabase()
    guard !context.isQuiet else { return }
    try printOutput(wasThere ? "\(path) already exists" : "created \(path)")
    if !wasThere, let outer { printNote("tasks: it takes the place of \(outer) in this folder") }
    if let (other, name) = context.app.environment.database {
      printNote("tasks: \(name)=\(other) overrides it")
    }
  }
}
