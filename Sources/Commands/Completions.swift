import App
import Arguments
import Libc
import Rendering
import Model
import Text

/// What a shell offers after TAB; the scripts in `completions/` call it.
///
/// They run `tasks ---complete SHELL ARGUMENT …`, with the arguments up to the one that is
/// being typed, and are answered a line for each word that may stand there: for zsh with a colon
/// and for fish with a tab before what it means. Whatever goes wrong is silence, and a database that
/// is not there is not made.
struct Completions {
  static let request = "---complete"

  private let shell: String
  /// What is being typed.
  private let typed: String
  private var answer: [UInt8] = []

  /// Exits 1 when file names are expected.
  static func answer(_ arguments: ArraySlice<String>) -> ExitStatus {
    guard let shell = arguments.first, var last = arguments.dropFirst().last else { return .done }
    var before = Array(arguments.dropFirst().dropLast())
    // To bash, the = of --name=value is an argument.
    if shell == "bash", last == "=" || before.last == "=" {
      if last == "=" { last = "" } else { before.removeLast() }
    }
    var completions = Completions(shell: shell, typed: last)
    do {
      let kind = try completions.offer(before)
      guard kind != .files else { return .failure }
      try printOutput(completions.answer)
    } catch {}
    return .done
  }

  private init(shell: String, typed: String) {
    self.shell = shell
    self.typed = typed
  }

  /// Offers what may follow the arguments `before`, and returns its kind.
  private mutating func offer(_ before: [String]) throws -> Completion {
    let line = try Invocation(before)
    let hasCommand = line.name != nil
    let syntax = line.helped?.syntax ?? line.name?.syntax ?? ListCommand.syntax
    if !before.contains("--") {
      if let option = before.last.flatMap(syntax.option), option.value != nil {
        return try offer(option.completion, line, before)
      }
      if typed.hasPrefix("--"), let end = typed.firstIndex(of: "="),
        let option = syntax.option(typed[..<end])
      {
        guard case .names(let names) = option.completion else { return option.completion }
        for name in names { offer("\(typed[...end])\(name)", "") }
        return .nothing
      }
      if typed.hasPrefix("-") {
        for option in syntax.options + syntax.globalOptions {
          offer(option.name, option.help)
        }
        if !hasCommand {
          for option in Program.syntax.options { offer(option.name, option.help) }
        }
        return .nothing
      }
    }
    guard hasCommand else {
      for name in CommandName.allCases { offer(name.rawValue, name.syntax.abstract) }
      offer("help", "Show the help of a command")
      return .nothing
    }
    if let group = line.name?.group, line.helped == nil || line.rest.isEmpty {
      for command in group.commands { offer(command.syntax.name, command.syntax.abstract) }
    }
    guard line.command != nil, let arguments = line.helped?.syntax.arguments, !arguments.isEmpty
    else { return .nothing }
    let count = (try? ParsedArguments(line.rest, syntax).arguments.count) ?? 0
    return try offer(arguments[min(count, arguments.count - 1)].completion, line, before)
  }

  private mutating func offer(
    _ completion: Completion, _ line: Invocation, _ before: [String]
  ) throws -> Completion {
    switch completion {
    case .nothing, .files: break
    case .names(let names): for name in names { offer(name, "") }
    case .ids: try offerIDs(line.name ?? .list, before)
    case .lists: try offerNames(.list, before)
    case .tags: try offerNames(.tags, before)
    }
    return completion
  }

  private mutating func offer(_ word: String, _ meaning: String) {
    // One line of the answer is one offer, so one with a line break cannot be made.
    guard word.hasPrefix(typed), !word.unicodeScalars.contains(where: { $0.properties.isControl })
    else { return }
    append(Array(word.utf8))
    if !meaning.isEmpty, let separator {
      answer.append(separator)
      answer += meaning.utf8
    }
    answer.append(UInt8(ascii: "\n"))
  }

  /// Adds a word as the shell takes it: bash inserts it into the command line as it is, so that
  /// whatever bash could run or expand is quoted here; zsh and fish quote by themselves.
  private mutating func append(_ word: [UInt8]) {
    for byte in word {
      // A colon ends the word for zsh.
      let isQuoted = shell == "bash" ? !byte.isPlainInBash : shell == "zsh" && byte == 0x3A
      answer += isQuoted ? [UInt8(ascii: "\\"), byte] : [byte]
    }
  }

  /// The separator between an offer and its meaning; nil where the shell shows none.
  private var separator: UInt8? {
    switch shell {
    case "zsh": UInt8(ascii: ":")
    case "fish": UInt8(ascii: "\t")
    default: nil
    }
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isControl: Bool { generalCategory == .control }
}

extension UInt8 {
  /// Whether it means only itself in a word of bash: letters, digits, `%+,-./:=@_`, and any byte
  /// beyond ASCII.
  fileprivate var isPlainInBash: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "+")...UInt8(ascii: ":"), UInt8(ascii: "%"), UInt8(ascii: "="),
      UInt8(ascii: "@"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}

// What only the database knows.
extension Completions {
  /// The numbers of tasks: of done ones for `reopen`, of all for `show` and `log`, else of open ones.
  private mutating func offerIDs(_ name: CommandName, _ before: [String]) throws {
    let status: TaskStatus =
      switch name {
      case .reopen: .done
      case .show, .log: .all
      default: .open
      }
    let separator = separator
    let typed = Array(typed.utf8)
    for rows in try Self.list(status, before) {
      rows.forEach { id, text, _ in
        let start = answer.count
        answer += "\(id)".utf8
        guard answer[start...].starts(with: typed) else { return answer.removeSubrange(start...) }
        if let separator {
          answer.append(separator)
          answer.appendVisible(text)
        }
        answer.append(UInt8(ascii: "\n"))
      }
    }
  }

  /// The lists or the tags of open tasks.
  private mutating func offerNames(_ field: SummaryRenderer.Field, _ before: [String]) throws {
    let lines = SummaryRenderer(field: field, isJSON: false).render(try Self.list(.open, before))
    for line in lines.split(separator: UInt8(ascii: "\n")) {
      let parts = line.split(separator: UInt8(ascii: "\t"))
      offer(
        String(decoding: parts[0], as: UTF8.self),
        String(decoding: parts[1], as: UTF8.self) + " open")
    }
  }

  /// Reads the tasks of the database that the command line names.
  private static func list(_ status: TaskStatus, _ before: [String]) throws -> [PackedTasks] {
    var options: [String] = []
    for (word, next) in zip(before, before.dropFirst()) where word == "--db" {
      options = ["--db", next]
    }
    options += before.filter { $0 == "--global" || $0.hasPrefix("--db=") }
    let arguments = try ParsedArguments(options, ListCommand.syntax)
    return try App(SettingOverrides(arguments)).rows(status)
  }
}
