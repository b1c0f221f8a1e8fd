import Arguments
import Configuration
import Libc
import Rendering
import Text

struct InitCommand: Command {
  private let common: CommonOptions

  static let syntax = Syntax(
    "init",
    abstract: "Make a list for this folder and those below it",
    usage: "tasks init [<options>]",
    discussion: """
      Examples:
        tasks init
        tasks where

      The list is in .tasks.db. Every command in this folder or below it uses it,
      unless --db, TASKS_DB or --global says otherwise. A list that is there
      already is left as it is.
      """,
    common: CommonOptions.options)

  init(_ words: ParsedWords) throws(UsageError) {
    common = try CommonOptions(words)
    if common.database != nil || common.global {
      let option = common.global ? "--global" : "--db"
      throw UsageError("'init' makes a list in the current folder and takes no '\(option)'")
    }
  }

  func run() throws {
    let path = try absolutePath(ProjectFolder.databaseName)
    var status = stat()
    let wasThere = lstat(path, &status) == 0
    if wasThere { try checkOwner(ofDatabase: path) }
    var options = common
    options.database = path
    let context = try Context(options)
    try context.makeDatabase()
    guard !context.isQuiet else { return }
    try printAnswer(visible(wasThere ? "\(path) is there already" : "made \(path)"))
    if let (other, name) = try Environment().first(of: KnownSettings.database.variables) {
      printTalk("tasks: \(name) names \(visible(other)), which goes before it")
    }
  }
}
