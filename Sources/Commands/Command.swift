import Arguments
import TaskList
import Text

/// A command that a user can type.
protocol Command: SendableMetatype {
  /// What can be typed behind it.
  static var syntax: Syntax { get }

  /// Whether errors, too, are to be JSON.
  var wantsJSON: Bool { get }

  /// Takes what was typed; throws when it makes no sense. Nothing is read or changed here.
  init(_ words: ParsedWords) throws(UsageError)

  func run() throws
}

extension Command {
  var wantsJSON: Bool { false }
}

/// The commands in the order of help.
enum CommandName: String, CaseIterable {
  case add, list, show, done, reopen, edit, remove, undo, redo, log, lists, tags
  case `init`, `where`, config, cache

  /// The command; nil for one that is only the name of others.
  var command: (any Command.Type)? {
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
    case .config, .cache: nil
    }
  }

  /// The commands that stand behind this one's name.
  var group: CommandGroup? {
    switch self {
    case .config: .config
    case .cache: .cache
    default: nil
    }
  }

  var syntax: Syntax { command?.syntax ?? group?.syntax ?? Program.syntax }

  /// Finds the command of a word that a user typed, also by its alias.
  init?(word: String) {
    switch word {
    case "ls": self = .list
    case "rm": self = .remove
    default: self.init(rawValue: word)
    }
  }

  /// As the other; throws the nearest command for a word that is none.
  init(typed word: String) throws(UsageError) {
    guard let name = CommandName(word: word) else {
      throw .unknown(word, among: Self.allCases.map(\.rawValue) + ["help"], of: "tasks")
    }
    self = name
  }
}

/// Commands that stand behind a name of their own.
struct CommandGroup: Sendable {
  let syntax: Syntax
  let commands: [any Command.Type]
  /// The one that the name alone runs; nil when that shows help.
  let standard: (any Command.Type)?

  /// Finds the command of a word that a user typed behind the name; throws when it is none.
  func command(typed word: String) throws(UsageError) -> any Command.Type {
    for command in commands where command.syntax.name == word { return command }
    throw .unknown(word, among: commands.map { $0.syntax.name }, of: "tasks \(syntax.name)")
  }
}

extension UsageError {
  fileprivate static func unknown(
    _ word: String, among names: [String], of command: String
  ) -> UsageError {
    let hint = nearest(to: word, in: names).map { "did you mean '\(command) \($0)'?" }
    return UsageError("unknown command '\(word)'; \(hint ?? "see '\(command) --help'")")
  }
}
