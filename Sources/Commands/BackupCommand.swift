import App
import Arguments
import Rendering
import Model
import Text

struct BackupCommand: Command {
  private let file: String
  private let replaces: Bool
  private let format: PlainOrJSON
  private let common: CommonOptions

  private static let force = Flag("--force", short: "f", "Replace the file when it exists")

  static let syntax = Syntax(
    "backup",
    abstract: "Copy the list into a file, while others use it",
    usage: "tasks backup [<options>] <file>",
    discussion: """
      Examples:
        tasks backup ~/tasks-2026-12-01.db
        tasks backup --force /mnt/backup/tasks.db --quiet

      The copy holds all tasks and their history. It is read back and on the disk
      before it gets its name; on an error no file is left.
      'tasks restore' is the way back.
      """,
    arguments: [Argument("file", 1...1, "File to write", completion: .files)],
    options: [force] + PlainOrJSON.options,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    file = try fileName(arguments)
    replaces = arguments[Self.force]
    format = try PlainOrJSON(arguments) ?? .plain
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    guard let copy = try context.app.backUp(to: file, replaces: replaces) else {
      throw RequestError("there is no list yet, so there is nothing to back up")
    }
    if format == .json {
      try printOutput(jsonCopy(copy))
    } else if !context.isQuiet {
      try printOutput("backed up \(taskCount(copy.tasks)) to \(file)")
    }
  }
}

/// The one argument, which names a file.
func fileName(_ arguments: ParsedArguments) throws(UsageError) -> String {
  guard let file = arguments.arguments.first, !file.isEmpty else {
    throw UsageError("missing file", hint: "name a file such as tasks-backup.db")
  }
  guard file != "-" else {
    throw UsageError("'-' is no file", hint: "a list is copied from file to file")
  }
  return file
}
