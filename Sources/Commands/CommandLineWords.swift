import Arguments
import Libc

/// The words behind `tasks`, and the command that they name.
struct CommandLineWords {
  /// The word that names a command, wherever it stands; nil when there is none.
  private(set) var name: CommandName?
  /// The command to be run; nil when help or the version is asked for.
  private(set) var command: (any Command.Type)?
  /// The command to be helped with; nil for all of `name`, or of tasks.
  private(set) var helped: (any Command.Type)?
  private(set) var asksVersion = false
  /// All words but those that name the command, in order.
  private(set) var rest: [String] = []

  /// Throws when a word stands where a command's should that is none.
  init(_ words: [String]) throws(UsageError) {
    let position = Self.endOfOptions(words[...])
    let front = words[..<position]
    var behind = words.dropFirst(position + 1)
    asksVersion = front.contains("--version")
    guard !asksVersion, !front.contains("--help"), !front.contains("-h") else { return }
    guard position < words.count else {
      command = ListCommand.self
      helped = command
      rest = words
      return
    }
    let asksHelp = words[position] == "help"
    if asksHelp {
      behind = behind.filter { !$0.isOption }[...]
      guard let topic = behind.popFirst() else { return }
      name = try CommandName(typed: topic)
    } else {
      name = try CommandName(typed: words[position])
    }
    helped = name?.command
    // All options of `cache` and `config` stand behind the second word, or in front of the first.
    if let group = name?.group { helped = try Self.find(group, &behind, asksHelp: asksHelp) }
    rest = Array(front + behind)
    if !asksHelp { command = helped }
  }

  /// Takes the word of a command of `group` out of `words`.
  private static func find(
    _ group: CommandGroup, _ words: inout ArraySlice<String>, asksHelp: Bool
  ) throws(UsageError) -> (any Command.Type)? {
    let position = endOfOptions(words)
    let options = words[..<position]
    guard position < words.endIndex, words[position] != "help" else {
      let wantsAll =
        asksHelp || position < words.endIndex
        || options.contains("--help") || options.contains("-h")
      return wantsAll ? nil : group.standard
    }
    let command = try group.command(typed: words[position])
    words.remove(at: position)
    return command
  }

  /// Where the first word stands that is no option and no option's value; the end when there is
  /// none, or when `--` comes before it.
  private static func endOfOptions(_ words: ArraySlice<String>) -> Int {
    var position = words.startIndex
    while position < words.endIndex, words[position].isOption {
      guard words[position] != "--" else { return words.endIndex }
      position += takesValue(words[position]) ? 2 : 1
    }
    return min(position, words.endIndex)
  }

  /// Whether an option that stands before the command's word takes the next word, whichever command
  /// it is of.
  private static func takesValue(_ option: String) -> Bool {
    guard Program.syntax.option(option) == nil else { return false }
    let groups = CommandName.allCases.compactMap(\.group).flatMap(\.commands)
    return (CommandName.allCases.compactMap(\.command) + groups).contains {
      $0.syntax.option(option)?.value != nil
    }
  }

  /// This process's words; throws when one is not UTF-8, which `CommandLine.arguments` would mend.
  static func ofProcess() throws(UsageError) -> [String] {
    var words: [String] = []
    for argument in CommandLine.unsafeArgv.advanced(by: 1).words {
      guard let word = String(validatingCString: argument) else {
        let mended = String(cString: argument)
        throw UsageError("'\(mended)' is not UTF-8; nothing was done")
      }
      words.append(word)
    }
    return words
  }
}

extension UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
  fileprivate var words: some Sequence<UnsafeMutablePointer<CChar>> {
    sequence(state: self) { next in
      defer { next += 1 }
      return next.pointee
    }
  }
}
