import ArgumentParser
import TaskList

/// A command that a user can type.
protocol Command: ParsableCommand {
  /// Whether errors, too, are to be JSON.
  var wantsJSON: Bool { get }
}

extension Command {
  var wantsJSON: Bool { false }
}

/// The commands in the order of help.
enum CommandName: String, CaseIterable {
  case add, list, show, done, reopen, edit, remove, undo, redo, log, lists, tags
  case `init`, `where`, config, cache

  var type: any Command.Type {
    switch self {
    case .add: AddCommand.self
    case .list: ListCommand.self
    case .show: ShowCommand.self
    case .done: DoneCommand.self
    case .reopen: ReopenCommand.self
    case .edit: EditCommand.self
    case .undo: UndoCommand.self
    case .redo: RedoCommand.self
    case .log: LogCommand.self
    case .lists: ListsCommand.self
    case .tags: TagsCommand.self
    case .remove: RemoveCommand.self
    case .`init`: InitCommand.self
    case .where: WhereCommand.self
    case .config: ConfigCommand.self
    case .cache: CacheCommand.self
    }
  }

  /// Finds the command of a word that a user typed, also by its alias.
  init?(word: String) {
    switch word {
    case "ls": self = .list
    case "rm": self = .remove
    default: self.init(rawValue: word)
    }
  }

  /// Finds the command that `words` begin with; nil for `help` and for nothing.
  ///
  /// A word that is no command, nor one of the command's own, is an error that names the nearest.
  static func find(_ words: [String]) throws(UsageError) -> CommandName? {
    guard let word = words.first, word != "help" else { return nil }
    guard let name = CommandName(word: word) else {
      throw unknown(word, among: allCases.map(\.rawValue) + ["help"], of: "tasks")
    }
    let own = name.type.configuration.subcommands.compactMap { $0.configuration.commandName }
    if !own.isEmpty, words.count > 1, !(own + ["help"]).contains(words[1]) {
      throw unknown(words[1], among: own, of: "tasks \(name.rawValue)")
    }
    return name
  }

  private static func unknown(
    _ word: String, among names: [String], of command: String
  ) -> UsageError {
    let hint = nearest(to: word, in: names).map { "did you mean '\(command) \($0)'?" }
    return UsageError("unknown command '\(word)'; \(hint ?? "see '\(command) --help'")")
  }
}

/// The whole tree, for help, errors and completions; running a command does not need it.
struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasks",
    abstract: "A task list for the shell and for scripts",
    discussion: """
      Examples:
        tasks add "Buy milk"
        tasks
        tasks done 3 5-7
        tasks undo
        tasks list --strategy update --explain
        tasks init

      'tasks' alone shows the list. The manual is tasks(1).
      """,
    version: "tasks \(version)",
    subcommands: CommandName.allCases.map(\.type),
    defaultSubcommand: ListCommand.self)
}
