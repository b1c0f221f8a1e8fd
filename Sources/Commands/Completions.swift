import ArgumentParser
import Libc
import Rendering
import Strategies
import TaskList

/// What a shell is offered behind TAB that only the database knows.
///
/// Whatever goes wrong is silence, and a database that is not there is not made.
enum Completions {
  /// The numbers of tasks with their words, where the shell shows them: of done tasks for `reopen`,
  /// of all for `show` and `log`, else of open ones.
  static let ids = CompletionKind.custom { _, _, _ in [] }

  /// The names of the lists of open tasks.
  static let lists = CompletionKind.custom { _, _, _ in [] }

  /// The tags of open tasks.
  static let tags = CompletionKind.custom { _, _, _ in [] }

  /// Answers the question that the completions of ``ids``, ``lists`` and ``tags`` ask, such as
  /// `---completion done -- positional@0 2 0 tasks done`; false when it is another.
  ///
  /// ArgumentParser would call them with all words as strings, which takes longer than reading.
  static func answer(_ words: [String]) -> Bool {
    guard words.count > 3, words[2] == "--", let command = CommandName(rawValue: words[1]) else {
      return false
    }
    guard let context = try? context(words) else { return true }
    var bytes: [UInt8] = []
    switch words[3] {
    case "positional@0":
      guard command != .list, command != .add else { return false }
      bytes = (try? numbers(command, context)) ?? []
    case "--list": bytes = (try? names(.list, context)) ?? []
    case "--tag", "--untag": bytes = (try? names(.tags, context)) ?? []
    default: return false
    }
    // The script for zsh takes all lines but the last, which keeps the line ends before it.
    if context.isForZsh { bytes.append(UInt8(ascii: " ")) }
    try? printAnswer(bytes)
    return true
  }

  private static func numbers(_ command: CommandName, _ context: Context) throws -> [UInt8] {
    let source: ListSource =
      switch command {
      case .reopen: .done
      case .show, .log: .all
      default: .open
      }
    let list = try context.backends.store.read { reader throws(StoreError) in
      try reader.list(source) { true }
    }
    let separator = context.wordsSeparator
    var bytes: [UInt8] = []
    for rows in list ?? [] {
      rows.forEach { id, text, _ in
        bytes += "\(id)".utf8
        if let separator {
          bytes.append(separator)
          bytes += visibleBytes(text)
        }
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    return bytes
  }

  private static func names(_ field: SummaryView.Field, _ context: Context) throws -> [UInt8] {
    let list = try context.backends.store.read { reader throws(StoreError) in
      try reader.list(.open) { true }
    }
    let lines = SummaryView(field: field, isJSON: false).render(list ?? [])
    var bytes: [UInt8] = []
    for line in lines.split(separator: UInt8(ascii: "\n")) {
      let parts = line.split(separator: UInt8(ascii: "\t"))
      // A name may hold a colon, which ends it for zsh.
      for byte in parts[0] { bytes += byte == 0x3A && context.isForZsh ? [0x5C, byte] : [byte] }
      if let separator = context.wordsSeparator {
        bytes.append(separator)
        bytes += parts[1] + Array(" open".utf8)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// The database that the words on the command line would use.
  private static func context(_ words: [String]) throws -> Context {
    var options: [String] = []
    for (word, next) in zip(words, words.dropFirst()) where word == "--db" {
      options = ["--db", next]
    }
    options += words.filter { $0 == "--global" || $0.hasPrefix("--db=") }
    return try Context(CommonOptions.parse(options))
  }
}

extension Context {
  /// Whether zsh asks for completions.
  fileprivate var isForZsh: Bool { completionShell == "zsh" }

  /// What the shell that asks wants between a word and what it says of it; nil for none of that.
  fileprivate var wordsSeparator: UInt8? {
    switch completionShell {
    case "zsh": UInt8(ascii: ":")
    case "fish": UInt8(ascii: "\t")
    default: nil
    }
  }
}
