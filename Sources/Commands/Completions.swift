import App
import Arguments
import Dates
import Libc
import Queries
import Rendering
import Model
import Text

/// What a shell offers after TAB; the scripts in `completions/` call it.
///
/// They run `tasks ---complete SHELL ARGUMENT …`, with the arguments up to the one that is being typed, as
/// they are on the command line, and get one line per offer: for zsh with a colon before its meaning, for
/// bash and fish with a tab. Every error is silent, and no database is created.
struct Completions {
  /// The argument that asks for completions.
  static let request = "---complete"

  private let shell: String
  /// What is being typed, without the name of an option or a field before it.
  private var typed: String
  /// That name, such as `--tag=`, which precedes every offer.
  private var prefix = ""
  private let quote: ShellWord.Quote
  private var answer: [UInt8] = []

  /// Exits 1 when file names are expected.
  static func answer(_ arguments: ArraySlice<String>) -> ExitStatus {
    guard let shell = arguments.first, let last = arguments.dropFirst().last else { return .done }
    let before = arguments.dropFirst().dropLast().map { argument in
      let word = ShellWord(argument)
      return argument.isOption && !argument.hasPrefix("--db=") ? word.text : word.path
    }
    var completions = Completions(shell: shell, typed: ShellWord(last))
    do {
      let kind = try completions.offer(before)
      guard kind != .files else { return .failure }
      try printOutput(completions.answer)
    } catch {}
    return .done
  }

  private init(shell: String, typed: ShellWord) {
    self.shell = shell
    self.typed = typed.text
    quote = typed.openQuote
  }

  /// Offers what may follow the arguments `before`, and returns its kind.
  private mutating func offer(_ before: [String]) throws -> Completion {
    let before = try Invocation.expanding(before) ?? before
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
        take(through: end)
        return try offer(option.completion, line, before)
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
      for (name, text) in Aliases.all().sorted(by: { $0.key < $1.key }) {
        offer(name, "alias of '\(text)'")
      }
      offer("help", "Show the help of a command")
      return .nothing
    }
    if let group = line.name?.group, line.helped.map({ !before.contains($0.syntax.name) }) ?? true {
      for command in group.commands { offer(command.syntax.name, command.syntax.abstract) }
      return .nothing
    }
    guard line.command != nil, let arguments = line.helped?.syntax.arguments, !arguments.isEmpty
    else { return .nothing }
    let count = (try? ParsedArguments(line.rest, syntax).arguments.count) ?? line.rest.count
    return try offer(arguments[min(count, arguments.count - 1)].completion, line, before)
  }

  /// Moves the name before a value from what is typed to the prefix of every offer.
  private mutating func take(through end: String.Index) {
    prefix += typed[...end]
    typed.removeSubrange(...end)
  }

  private mutating func offer(
    _ completion: Completion, _ line: Invocation, _ before: [String]
  ) throws -> Completion {
    switch completion {
    case .nothing, .files: break
    case .names(let names), .words(let names): for name in names { offer(name, "") }
    case .ids: try offerIDs(line.name ?? .list, before)
    case .lists: try offerNames(.list, before)
    case .tags: try offerNames(.tags, before)
    case .conditions: return try offerConditions(line, before)
    case .settingValues:
      let setting = SettingRegister.all.first { $0.name == before.last }
      return try setting.map { try offer($0.completion, line, before) } ?? .nothing
    }
    return completion
  }

  private mutating func offerConditions(
    _ line: Invocation, _ before: [String]
  ) throws -> Completion {
    guard let end = typed.firstIndex(where: { "=<>~".contains($0) }) else {
      for field in Condition.Field.allCases { offer("\(field.rawValue)=", "") }
      return .nothing
    }
    let field = typed.prefix { $0.isLetter }
    take(through: end)
    switch field {
    case "list": return try offer(.lists, line, before)
    case "tag": return try offer(.tags, line, before)
    case "priority": return try offer(.names(Priority.allCases.map(\.name)), line, before)
    case "status":
      let names = TaskState.allCases.map(\.rawValue) + ["all"]
      return try offer(.names(names), line, before)
    case "due", "wait":
      return try offer(
        .names(["today", "tomorrow", "week", "next-week", "overdue", "any", "none"]), line, before)
    case "created", "changed", "done":
      return try offer(.names(["today", "yesterday", "week", "last-week", "month"]), line, before)
    case "every":
      return try offer(.names(["day", "weekday", "week", "month", "year"]), line, before)
    default: return .nothing
    }
  }

  private mutating func offer(_ word: String, _ meaning: String) {
    // One line of the answer is one offer, so one with a line break cannot be made.
    guard word.hasPrefix(typed), !word.unicodeScalars.contains(where: { $0.properties.isControl })
    else { return }
    // Inside double quotes nothing keeps bash from expanding an exclamation mark.
    if shell == "bash", quote == .double, word.contains("!") { return }
    append(Array((prefix + word).utf8))
    if !meaning.isEmpty, let separator {
      answer.append(separator)
      answer += meaning.utf8
    }
    answer.append(UInt8(ascii: "\n"))
  }

  /// Appends a word as the shell takes it: bash inserts it into the command line as it is, so that
  /// whatever bash could run or expand is quoted here; zsh and fish quote by themselves.
  private mutating func append(_ word: [UInt8]) {
    for byte in word {
      switch shell {
      case "bash" where quote == .single && byte == UInt8(ascii: "'"): answer += "'\\''".utf8
      case "bash" where quote == .double && byte.isSpecialInQuotes,
        "bash" where quote == .none && !byte.isPlainInBash,
        // A colon ends the word for zsh, and a backslash takes that from it.
        "zsh" where byte == UInt8(ascii: ":") || byte == UInt8(ascii: "\\"):
        answer += [UInt8(ascii: "\\"), byte]
      default: answer.append(byte)
      }
    }
  }

  /// The separator between an offer and its meaning.
  private var separator: UInt8? { UInt8(ascii: shell == "zsh" ? ":" : "\t") }
}

extension Unicode.Scalar.Properties {
  fileprivate var isControl: Bool { generalCategory == .control }
}

extension UInt8 {
  /// Whether bash expands or ends something at it inside double quotes.
  fileprivate var isSpecialInQuotes: Bool {
    [UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "\\")].contains(self)
  }

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
    let prefix = prefix
    let typed = typed
    var count = 0
    for rows in try Self.app(before).first(Self.mostIDs + 1, status, in: ids(beginningWith: typed))
    {
      rows.forEach { id, text, _ in
        count += 1
        answer += count > Self.mostIDs ? "\(prefix)\(typed)...".utf8 : "\(prefix)\(id)".utf8
        if let separator {
          answer.append(separator)
          if count > Self.mostIDs {
            answer += "there are more; type a digit".utf8
          } else {
            answer.appendVisible(text)
          }
        }
        answer.append(UInt8(ascii: "\n"))
      }
    }
  }

  /// The most numbers that are offered; a longer list is of no use on a screen.
  private static let mostIDs = 200

  /// The lists or the tags of open tasks.
  private mutating func offerNames(_ field: SummaryRenderer.Field, _ before: [String]) throws {
    let view = SummaryRenderer(
      field: field, form: .plain, clock: .system(), style: Style(hasColor: false))
    let lines = view.render(try Self.app(before).rows(.open))
    for line in lines.split(separator: UInt8(ascii: "\n")) {
      let parts = line.split(separator: UInt8(ascii: "\t"))
      offer(
        String(decoding: parts[0], as: UTF8.self),
        String(decoding: parts[1], as: UTF8.self) + " open")
    }
  }

  /// The app with the database that the command line names.
  private static func app(_ before: [String]) throws -> App {
    var options: [String] = []
    for (word, next) in zip(before, before.dropFirst()) where word == "--db" {
      options = ["--db", next]
    }
    options += before.filter { $0 == "--global" || $0.hasPrefix("--db=") }
    let arguments = try ParsedArguments(options, ListCommand.syntax)
    return try App(SettingOverrides(arguments))
  }
}

/// The numbers that begin with the digits of `typed`, as ascending ranges; none when these are no digits.
private func ids(beginningWith typed: String) -> [ClosedRange<Int64>] {
  guard !typed.isEmpty else { return [1...Int64.max] }
  guard typed.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let first = Int64(typed), first > 0,
    !typed.hasPrefix("0")
  else { return [] }
  var ranges = [first...first]
  var size: Int64 = 1
  while true {
    let (nextSize, isLarge) = size.multipliedReportingOverflow(by: 10)
    let (low, overflows) = first.multipliedReportingOverflow(by: nextSize)
    guard !isLarge, !overflows else { return ranges }
    let (high, isOver) = low.addingReportingOverflow(nextSize - 1)
    ranges.append(low...(isOver ? .max : high))
    size = nextSize
  }
}
