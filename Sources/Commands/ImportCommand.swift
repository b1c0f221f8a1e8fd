import App
import Arguments
import Formats
import Model
import Rendering
import Text

struct ImportCommand: Command {
  private let path: String
  private let format: ImportFormat?
  private let fields: [String: ImportField?]
  private let key: String?
  private let skipsBad, isDryRun: Bool
  private let output: OutputOptions
  private let common: CommonOptions

  private static let from = Option<ImportFormat>(
    "--from", value: "format", "The form of the file (default: as its beginning says)")
  private static let map = Option<(name: String, field: ImportField?)>(
    "--map", value: "name=field",
    "Read this column or member as a field of a task, or leave it out with '-' (repeatable): \(fieldNames.joined(separator: ", "))",
    parse: { text throws(InvalidValue) in
      guard let split = text.lastIndex(of: "="), split > text.startIndex else {
        throw InvalidValue("expected NAME=FIELD, such as project=list")
      }
      let value = String(text[text.index(after: split)...])
      guard value != "-" else { return (String(text[..<split]), nil) }
      guard let field = ImportField(rawValue: value) else {
        throw InvalidValue("expected one of these fields: \(fieldNames.joined(separator: ", "))")
      }
      return (String(text[..<split]), field)
    })
  private static let key = Option(
    "--key", value: "name",
    "Add each record once: its key is the value of this column or member, such as uuid")
  private static let skipBad = Flag(
    "--skip-bad", "Leave out records that are no tasks, and name them, instead of adding nothing")

  private static let fieldNames = ImportField.allCases.map(\.rawValue)

  static let changes = true

  static let syntax = Syntax(
    "import",
    abstract: "Add the tasks of another program or list",
    usage: "tasks import [<options>] <file>",
    discussion: """
      Examples:
        tasks import todo.txt
        task export | tasks import -
        tasks import issues.csv --map Title=text --map Milestone=list
        tasks import backlog.json --key id --skip-bad
        tasks export | tasks import --db new.db -

      The file is JSON or CSV as 'tasks export' writes it, another table with a heading,
      Taskwarrior's export, todo.txt, or a Markdown checklist. All of it is added as one
      change, or nothing is. What has no place in a task is named.
      """,
    arguments: [Argument("file", 1...1, "The file; '-' is stdin", completion: .files)],
    options: [from, map, key, skipBad, TargetOptions.dryRun] + OutputOptions.options,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    path = arguments.arguments[0]
    format = try arguments[Self.from]
    fields = Dictionary(try arguments.values(Self.map).map { ($0.name, $0.field) }) { $1 }
    key = try arguments[Self.key]
    skipsBad = arguments[Self.skipBad]
    isDryRun = arguments[TargetOptions.dryRun]
    output = try OutputOptions(arguments)
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    let file = try openInput(path)
    var mapping = RecordMapping(clock: context.clock)
    mapping.fields = fields
    mapping.key = key
    let (tasks, summary) = try read(file, mapping, context)
    try context.commit(.importing(tasks), isDryRun: isDryRun) { result throws(OutputError) in
      try report(result, summary, context)
    }
  }

  /// Reads the whole file before the database is touched.
  private func read(
    _ file: Int32, _ mapping: RecordMapping, _ context: Context
  ) throws -> (ImportedTasks, ImportSummary) {
    let imported = try ImportedFile(file, format, mapping)
    guard key == nil || imported.format != .markdown else {
      throw UsageError("a Markdown checklist has no --key")
    }
    var tasks = ImportedTasks()
    var summary = ImportSummary()
    let progress = Progress(of: file, context)
    while true {
      do throws(ImportError) {
        guard let task = try imported.next() else { break }
        tasks.append(task)
        progress.show(tasks.count, imported.position)
      } catch {
        guard skipsBad, !error.isFinal else {
          progress.end()
          throw error
        }
        summary.skipped.append((error.line, error.reason))
      }
    }
    progress.end()
    tasks.log = try imported.log()
    summary.count = tasks.count
    guard tasks.log == nil || key == nil else {
      throw UsageError("a list with its log has its keys, and takes no --key")
    }
    guard tasks.count > 0 || imported.format != .markdown || imported.losses.leftOut.isEmpty else {
      throw UsageError(
        "\(path == "-" ? "stdin" : path) has no item of a checklist (--from todotxt reads its lines)"
      )
    }
    summary.leftOut = imported.losses.leftOut.map { ($0.name, $0.count) }
    summary.changed = imported.losses.changed.map { ($0.name, $0.count) }
    return (tasks, summary)
  }

  private func report(
    _ result: ChangeResult, _ summary: ImportSummary, _ context: Context
  ) throws(OutputError) {
    if !context.isQuiet {
      for record in summary.skipped {
        printNote("tasks: line \(record.line): \(record.reason); skipped")
      }
      for note in summary.notes { printNote("tasks: \(note)") }
      if result.hasNewNumbers {
        printNote("tasks: the tasks have new numbers: theirs were in use, or not in order")
      }
    }
    switch output.format {
    case .json where output.fields == nil, .jsonl where output.fields == nil:
      try printOutput(importJSON(result, summary, isDryRun: isDryRun))
    case _ where output.isRequested:
      try output.write(result.imported, context)
    default:
      guard !context.isQuiet else { return }
      try printOutput(importReport(result, summary, style: context.style, isDryRun: isDryRun))
    }
  }
}
