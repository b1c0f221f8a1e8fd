import Arguments
import Text

/// A command that a user can type.
protocol Command: SendableMetatype {
  /// What can be typed after its name.
  static var syntax: Syntax { get }

  /// Whether it changes something, so that an error says that nothing was changed.
  static var changes: Bool { get }

  /// Takes the arguments; throws when they are not valid. Nothing is read or changed here.
  init(_ arguments: ParsedArguments) throws(UsageError)

  func run() throws
}

extension Command {
  static var changes: Bool { false }
}

/// The commands in the order of help.
enum CommandName: String, CaseIterable {
  case add, list, next, count, show, done, reopen, edit, remove, claim, release, undo, redo, log,
    wait, watch,
    lists, tags
  case batch, `import`, export, backup, restore, doctor
  case `init`, `where`, schema, config, cache, serve

  /// The command; nil for the name of a group.
  var command: (any Command.Type)? {
    switch self {
    case .add: AddCommand.self
    case .list: ListCommand.self
    case .next: NextCommand.self
    case .count: CountCommand.self
    case .show: ShowCommand.self
    case .done: DoneCommand.self
    case .reopen: ReopenCommand.self
    case .edit: EditCommand.self
    case .claim: ClaimCommand.self
    case .release: ReleaseCommand.self
    case .undo: UndoCommand.self
    case .redo: RedoCommand.self
    case .log: LogCommand.self
    case .wait: WaitCommand.self
    case .watch: WatchCommand.self
    case .lists: ListsCommand.self
    case .tags: TagsCommand.self
    case .remove: RemoveCommand.self
    case .batch: BatchCommand.self
    case .import: ImportCommand.self
    case .export: ExportCommand.self
    case .backup: BackupCommand.self
    case .restore: RestoreCommand.self
    case .doctor: DoctorCommand.self
    case .`init`: InitCommand.self
    case .where: WhereCommand.self
    case .schema: SchemaCommand.self
    case .config, .cache, .serve: nil
    }
  }

  /// The group of commands with this name.
  var group: CommandGroup? {
    switch self {
    case .config: .config
    case .cache: .cache
    case .serve: .serve
    default: nil
    }
  }

  var syntax: Syntax { command?.syntax ?? group?.syntax ?? Program.syntax }

  /// Finds a command by its name or alias.
  init?(word: String) {
    switch word {
    case "ls": self = .list
    case "rm": self = .remove
    default:
      // From a raw value of this many cases Swift makes a dictionary first, which takes longer.
      guard let name = Self.allCases.first(where: { $0.rawValue == word }) else { return nil }
      self = name
    }
  }

  /// Finds a command by its name or alias; throws with the nearest name when there is none.
  init(typed word: String) throws(UsageError) {
    guard let name = CommandName(word: word) else {
      if let text = Aliases.all()[word] {
        throw UsageError("'\(word)' is an alias of '\(text)'")
      }
      if let command = Switchers.command(for: word) {
        throw UsageError("unknown command '\(word)'", hint: "see '\(command)'")
      }
      throw .unknown(word, among: Self.allCases.map(\.rawValue) + ["help"], of: "tasks")
    }
    self = name
  }
}

/// Commands with a common first word, such as `cache check`.
struct CommandGroup: Sendable {
  let syntax: Syntax
  let commands: [any Command.Type]
  /// The command that the name alone runs; nil when that prints help.
  let defaultCommand: (any Command.Type)?

  /// Finds a command of this group by name; throws when there is none.
  func command(typed word: String) throws(UsageError) -> any Command.Type {
    for command in commands where command.syntax.name == word { return command }
    throw .unknown(word, among: commands.map { $0.syntax.name }, of: "tasks \(syntax.name)")
  }
}

extension UsageError {
  fileprivate static func unknown(
    _ word: String, among names: [String], of command: String
  ) -> UsageError {
    let isFirst = command == "tasks"
    let similar = suggestion(for: word, in: names, prefix: "\(command) ")
    let help = similar ?? "see '\(command) --help'"
    return UsageError(
      "unknown command '\(word)'",
      hint: isFirst ? "\(help)\(similar == nil ? ";" : "") to search: 'tasks list \(word)'" : help)
  }
}
