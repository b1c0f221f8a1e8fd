import App
import Arguments
import Formats
import Model
import Rendering
import Text

struct BatchCommand: Command {
  private let path: String
  private let isDryRun: Bool
  private let format: PlainOrJSONLines
  private let common: CommonOptions

  static let changes = true

  static let syntax = Syntax(
    "batch",
    abstract: "Make several changes as one",
    usage: "tasks batch [<options>] <file>",
    discussion: """
      Examples:
        tasks batch changes.jsonl
        printf '%s\\n' '{"verb":"add","text":"Deploy","ref":"a"}' '{"verb":"done","id":{"ref":"a"}}' |
          tasks batch -

      Each line is a JSON object. All of it is one transaction and one step of 'tasks undo',
      or nothing is changed.
        {"verb":"add","text":…}   with list, tags, priority, due, wait, every, until, note,
                                  key, and ref, a name for later lines
        {"verb":"edit","id":…}    with the same fields, where null removes one, and add_tags,
                                  remove_tags, append, add_items, check, uncheck
        {"verb":"done","id":3}    also reopen and remove; "ids":[3,{"ref":"a"}] for several
      """,
    arguments: [Argument("file", 1...1, "The file; '-' is stdin", completion: .files)],
    options: [TargetOptions.dryRun] + PlainOrJSONLines.options(default: "plain"),
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    path = arguments.arguments[0]
    isDryRun = arguments[TargetOptions.dryRun]
    format = try PlainOrJSONLines(arguments) ?? .plain
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    var reader = try BatchReader(try openInput(path), context.clock)
    let changes = try reader.changes()
    try context.commit(.batch(changes), isDryRun: isDryRun) { result throws(OutputError) in
      if format == .jsonl {
        try printOutput(batchJSON(result, isDryRun: isDryRun))
      } else if !context.isQuiet {
        try printOutput(
          batchReport(result, context.clock, style: context.style, isDryRun: isDryRun))
        if isDryRun { try printOutput("nothing was changed") }
      }
    }
  }
}
