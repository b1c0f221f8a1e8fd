import Arguments
import TaskList

struct AddCommand: Command {
  private let words: [String]
  private let fields: FieldOptions
  private let isDryRun: Bool
  private let common: CommonOptions

  static let syntax = Syntax(
    "add",
    abstract: "Add a task",
    usage: "tasks add [<options>] <text> ...",
    discussion: """
      Examples:
        tasks add "Buy milk"
        tasks add Call mum about Sunday
        tasks add "Send the report" --due fri --priority high --list work
        tasks add -- -v is not an option here
        tasks add - < list.txt

      The words are joined by a space and kept as they are: nothing in them is
      parsed. A task is one line of at most 4,096 bytes.
      """,
    arguments: [
      Argument(
        "text", 1...Int.max,
        "The words of the task; '-' alone adds a task for each line of stdin")
    ],
    options: FieldOptions.options + [TargetOptions.dryRunOption],
    common: CommonOptions.options)

  init(_ words: ParsedWords) throws(UsageError) {
    self.words = words.arguments
    fields = try FieldOptions(words)
    isDryRun = words.has("--dry-run")
    common = try CommonOptions(words)
    guard self.words != ["-"] || fields.note != "-" else {
      throw UsageError("'add -' and '--note -' cannot both read stdin")
    }
  }

  func run() throws {
    let texts =
      words == ["-"]
      ? try linesOfStandardInput()
      : [try taskText(words.joined(separator: " "), called: "the text")]
    let context = try Context(common)
    let edit = try fields.edit(context.clock)
    try context.apply(
      .add(texts.map { edit.applied(to: TaskItem(id: 0, text: $0.string)) }), isDryRun: isDryRun)
  }

  /// A task for each line that is not empty; nothing is added when one line is not right.
  private func linesOfStandardInput() throws -> [TaskText] {
    var texts: [TaskText] = []
    for (index, line) in try readStandardInput().split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated() where !line.isEmpty {
      guard let string = String(validating: line, as: UTF8.self) else {
        throw UsageError("line \(index + 1) is not UTF-8; nothing was added")
      }
      texts.append(try taskText(string, called: "line \(index + 1)"))
    }
    guard !texts.isEmpty else { throw UsageError("stdin has no line; nothing was added") }
    return texts
  }
}

/// Checks the words of a task, called `name`.
func taskText(_ string: String, called name: String) throws -> TaskText {
  do {
    return try TaskText(string)
  } catch {
    let reason =
      switch error {
      case .blank: "\(name) is blank"
      case .lineBreak: "\(name) has a line break, but a task is one line"
      case .containsNUL: "\(name) has a NUL byte"
      case .tooLong(let bytes):
        "\(name) has \(bytes) bytes, but a task has at most \(TaskText.maximumBytes)"
      }
    throw UsageError("\(reason); nothing was added")
  }
}
