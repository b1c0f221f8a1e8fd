import Libc

/// The words behind `tasks`, taken apart.
struct CommandLineWords {
  /// The word that names a command, wherever it stands; nil when there is none.
  let command: String?
  /// The word that names a command of that command; nil when it has none, or none is given.
  let subcommand: String?
  /// All words but the command's in order; the subcommand is the first.
  let rest: [String]
  /// Whether the words ask for help or the like, which takes the whole tree.
  let asksRoot: Bool

  init(_ words: [String]) {
    let position = Self.endOfOptions(words[...])
    let front = words[..<position]
    command = position < words.count ? words[position] : nil
    var behind = words.dropFirst(position + 1)
    if command == "help" {
      subcommand = nil
      rest = Array(behind)
      asksRoot = false
      return
    }
    // `cache` and `config` have a word of their own, and all options stand behind that.
    var own: ArraySlice<String> = []
    if command == "cache" || command == "config" {
      let position = Self.endOfOptions(behind)
      own = behind[position...].prefix(1)
      behind = behind[..<position] + behind[position...].dropFirst()
    }
    subcommand = own.first
    rest = Array(own + front + behind)
    asksRoot = front.contains(where: Self.rootOptions.contains)
  }

  /// Where the first word stands that is no option and no option's value; the end when there is
  /// none, or when `--` comes before it.
  private static func endOfOptions(_ words: ArraySlice<String>) -> Int {
    var position = words.startIndex
    while position < words.endIndex, words[position].hasPrefix("-"), words[position] != "-" {
      guard words[position] != "--" else { return words.endIndex }
      position += CommonOptions.namesWithValue.contains(words[position]) ? 2 : 1
    }
    return min(position, words.endIndex)
  }

  private static let rootOptions: Set<String> = [
    "--help", "-h", "--version", "--generate-completion-script", "--experimental-dump-help",
  ]

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
