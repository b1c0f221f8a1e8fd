import App
import Arguments
import Model
import Text

struct AddCommand: Command {
  private let arguments: [String]
  private let fields: FieldOptions
  private let key: String?
  private let isDryRun: Bool
  private let output: OutputOptions
  private let common: CommonOptions

  private static let keyOption = Option(
    "--key", value: "key", "Add the task once under this key; later the same command finds it")

  static let changes = true

  static let syntax = Syntax(
    "add",
    abstract: "Add a task",
    usage: "tasks add [<options>] <text> ...",
    discussion: """
      Examples:
        tasks add "Buy milk"
        tasks add Call mum about Sunday
        tasks add "Send the report" --due fri --priority high --list work
        tasks add "Water the plants" --due fri --every week
        tasks add -- -v is not an option here
        tasks add - < list.txt

      Arguments are joined by a space and stored as they are: nothing in them is parsed.
      A task is one line of at most 4,096 bytes.
      """,
    arguments: [
      Argument(
        "text", 1...Int.max, "The text of the task; '-' alone adds one task per line of stdin")
    ],
    options: FieldOptions.options + [keyOption, TargetOptions.dryRun] + OutputOptions.options,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments.arguments
    fields = try FieldOptions(arguments)
    key = try arguments[Self.keyOption]
    isDryRun = arguments[TargetOptions.dryRun]
    output = try OutputOptions(arguments)
    common = try CommonOptions(arguments)
    guard self.arguments != ["-"] || key == nil else {
      throw UsageError("--key is the key of one task, and 'add -' adds several")
    }
    guard self.arguments != ["-"] || fields.note != "-" else {
      throw UsageError("'add -' and '--note -' cannot both read stdin")
    }
  }

  func run() throws {
    let texts =
      self.arguments == ["-"]
      ? try linesOfStandardInput()
      : [try taskText(self.arguments.joined(separator: " "), called: "the text")]
    let context = try Context(common)
    let edit = try fields.edit(context.clock, isNew: true)
    let key = try key.map { try checkedKey($0, of: "--key") }
    let tasks = try texts.map { try NewTask($0, edit, key: key, context.clock) }
    try context.commit(.add(tasks), isDryRun: isDryRun, output: output)
    guard context.terminal.isTerminal, !context.isQuiet, texts.count == 1 else { return }
    if let note = noteOnSyntax(texts[0].string) { printNote("tasks: \(note)") }
  }

  /// Reads the lines of standard input that are not blank; throws when one is not a valid text.
  private func linesOfStandardInput() throws -> [TaskText] {
    var texts: [TaskText] = []
    let lines = try readStandardInput().split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let name = "line \(index + 1)"
      let bytes = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard let string = text(decoding: bytes) else { throw UsageError("\(name) is not UTF-8") }
      guard !string.allSatisfy(\.isWhitespace) else { continue }
      texts.append(try taskText(string, called: name))
    }
    guard !texts.isEmpty else { throw UsageError("stdin has no line") }
    return texts
  }
}

/// Checks the text of a task, called `name` in errors.
func taskText(_ string: String, called name: String) throws(UsageError) -> TaskText {
  do {
    return try TaskText(string)
  } catch {
    throw UsageError("\(name) \(error.reason)")
  }
}
