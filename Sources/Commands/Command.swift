import ArgumentParser

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
  case add, list, remove, cache

  var type: any Command.Type {
    switch self {
    case .add: AddCommand.self
    case .list: ListCommand.self
    case .remove: RemoveCommand.self
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
        tasks remove 3 5-7
        tasks list --strategy update --explain

      'tasks' alone shows the list. The manual is tasks(1).
      """,
    version: "tasks \(version)",
    subcommands: CommandName.allCases.map(\.type),
    defaultSubcommand: ListCommand.self)

  /// The version that `tasks --version` tells.
  static let version = "0.1.0"
}
