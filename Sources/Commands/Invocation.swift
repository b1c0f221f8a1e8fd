import Arguments
import Libc
import Text

/// A parsed command line: a command with its arguments, help, or the version.
struct Invocation {
  /// The name of the command or group; nil when there is none.
  private(set) var name: CommandName?
  /// The command to run; nil for help and for the version.
  private(set) var command: (any Command.Type)?
  /// The command whose help is printed; nil for that of the group `name`, or of `tasks`.
  private(set) var helped: (any Command.Type)?
  private(set) var wantsVersion = false
  /// Whether the help of the global options is printed.
  private(set) var wantsGlobalOptions = false
  /// All arguments except the names of the command, in order.
  private(set) var rest: [String] = []

  /// Throws when the name of the command is unknown.
  init(_ arguments: [String]) throws(UsageError) {
    let position = Self.endOfOptions(arguments[...])
    let front = arguments[..<position]
    var after = arguments.dropFirst(position + 1)
    wantsVersion = front.contains("--version")
    guard !wantsVersion, !front.contains("--help"), !front.contains("-h") else { return }
    guard position < arguments.count else {
      command = ListCommand.self
      helped = command
      rest = arguments
      return
    }
    let wantsHelp = arguments[position] == "help"
    if wantsHelp {
      after = after.filter { !$0.isOption }[...]
      guard let topic = after.popFirst() else { return }
      guard topic != "help" else { return }
      guard topic != "options" else {
        wantsGlobalOptions = true
        return
      }
      name = try CommandName(typed: topic)
    } else {
      name = try CommandName(typed: arguments[position])
    }
    helped = name?.command
    // The second argument names the command of a group, such as `check` of `cache`.
    if let group = name?.group { helped = try Self.find(group, &after, wantsHelp: wantsHelp) }
    rest = Array(front + after)
    if !wantsHelp { command = helped }
  }

  /// The command line with its alias, when it has one in the place of a command, replaced by what that
  /// stands for; nil without one.
  ///
  /// An alias is looked up when no command has its name, so it hides none.
  static func expanding(_ arguments: [String]) throws(UsageError) -> [String]? {
    let position = endOfOptions(arguments[...])
    guard position < arguments.count, CommandName(word: arguments[position]) == nil,
      let text = Aliases.all()[arguments[position]]
    else { return nil }
    let words = Text.words(of: text)
    guard let first = words.first, CommandName(word: first) != nil else {
      throw UsageError(
        "the alias '\(arguments[position])' begins with '\(words.first ?? "")', which is no command"
      )
    }
    return arguments[..<position] + words + arguments[(position + 1)...]
  }

  /// Takes the name of a command of `group` out of `arguments`.
  private static func find(
    _ group: CommandGroup, _ arguments: inout ArraySlice<String>, wantsHelp: Bool
  ) throws(UsageError) -> (any Command.Type)? {
    let position = endOfOptions(arguments)
    let options = arguments[..<position]
    guard position < arguments.endIndex, arguments[position] != "help" else {
      let wantsAll =
        wantsHelp || position < arguments.endIndex
        || options.contains("--help") || options.contains("-h")
      return wantsAll ? nil : group.defaultCommand
    }
    let command = try group.command(typed: arguments[position])
    arguments.remove(at: position)
    return command
  }

  /// The index of the first argument that is neither an option nor its value; the end when there is none, or
  /// when `--` comes before it.
  private static func endOfOptions(_ arguments: ArraySlice<String>) -> Int {
    var position = arguments.startIndex
    while position < arguments.endIndex, arguments[position].isOption {
      guard arguments[position] != "--" else { return arguments.endIndex }
      position += takesValue(arguments[position]) ? 2 : 1
    }
    return min(position, arguments.endIndex)
  }

  /// Whether an option before the name of the command takes the next argument, whichever command has it.
  private static func takesValue(_ option: String) -> Bool {
    guard Program.syntax.option(option) == nil else { return false }
    // What most have before the name spares making the syntax of all commands.
    if let common = Program.globalOptions.option(option) { return common.value != nil }
    let groups = CommandName.allCases.compactMap(\.group).flatMap(\.commands)
    return (CommandName.allCases.compactMap(\.command) + groups).contains {
      $0.syntax.option(option)?.value != nil
    }
  }

  /// This process's arguments; throws when one is not UTF-8.
  static func ofProcess() throws(UsageError) -> [String] {
    try processArguments().map { bytes throws(UsageError) in
      guard let argument = String(validating: bytes, as: UTF8.self) else {
        throw UsageError("'\(String(decoding: bytes, as: UTF8.self))' is not UTF-8")
      }
      return argument
    }
  }
}
