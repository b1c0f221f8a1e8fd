import App
import Arguments
import Model
import Queries
import Rendering
import Text

struct ExportCommand: Command {
  private let format: ExportFormat
  private let hasLog: Bool
  private let filter: FilterOptions
  private let common: CommonOptions

  private static let format = Option<ExportFormat>(
    "--format", value: "format", "The form to write (default: jsonl)")
  private static let withLog = Flag(
    "--with-log", "Also export the log of changes, which 'tasks import' takes into a new list")

  static let syntax = Syntax(
    "export",
    abstract: "Print all tasks for another program or list",
    usage: "tasks export [<options>] [<word> ...]",
    discussion: """
      Examples:
        tasks export > tasks.jsonl
        tasks export --with-log | tasks import --db new.db -
        tasks export --list work --format csv > work.csv
        tasks export --format taskwarrior | task import
        tasks export --format todotxt > todo.txt

      Open, waiting and completed tasks are exported, unless options select some of them.
      What a form has no place for is named on stderr.
      """,
    arguments: FilterOptions.arguments,
    options: [format, OutputOptions.json, withLog] + FilterOptions.choice,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    format = try requestedForm(Self.format, or: .json, arguments) ?? .jsonl
    hasLog = arguments[Self.withLog]
    filter = try FilterOptions(arguments)
    common = try CommonOptions(arguments)
    guard !hasLog || format == .jsonl else {
      throw UsageError("--with-log exports jsonl, and no other form")
    }
    guard !hasLog || filter.isEmpty else {
      throw UsageError("--with-log exports the whole list, and options cannot select a part of it")
    }
  }

  func run() throws {
    let context = try Context(common)
    var look = RenderOptions(clock: context.clock)
    look.query = try filter.query(context.clock, user: context.user)
    look.query.order = []
    if !look.query.statesAreGiven { look.query.states = .all }
    if format == .markdown { look.query.group = .list }
    let view = format.view(look)
    let printer = Printer()
    var losses: [ExportLoss] = []
    // One transaction, so that tasks and log are of one moment.
    let wasThere: Void? = try context.app.read { reader throws(StoreError) in
      let list = try reader.list(view.status) { true }
      losses = format.losses(list, look)
      let log = hasLog ? try reader.entries(JournalQuery(limit: .max, diffLimit: 0)) : []
      // The first line counts the others, so that an import knows when some are missing.
      if hasLog { printer.write(exportHead(tasks: list.taskCount, log)) }
      for part in RenderedChunks(view, list, upTo: 1 << 16) where !printer.hasFailed {
        printer.write(part)
      }
      try write(log.reversed(), reader, printer)
    }
    if wasThere == nil { printer.write(view.render([])) }
    if let failure = printer.failure { throw failure }
    guard !context.isQuiet, !losses.isEmpty else { return }
    let names = losses.map { "\($0.name)\($0.count == 1 ? "" : " (\($0.count))")" }
    printNote("tasks: \(format.rawValue) has no place for \(names.joined(separator: ", "))")
  }

  /// Prints the log, the oldest step first.
  private func write(
    _ log: some Sequence<JournalEntry>, _ reader: any TaskReader, _ printer: Printer
  ) throws(StoreError) {
    var lines: [UInt8] = []
    for entry in log {
      lines += exportLine(entry)
      var last = Int64.min
      while case let diffs = try reader.diffs(of: entry.id, after: last, limit: 1_000),
        let next = diffs.last?.id
      {
        lines += exportLines(diffs, of: entry)
        last = next
        guard lines.count >= 1 << 16 else { continue }
        printer.write(lines)
        lines = []
        guard !printer.hasFailed else { return }
      }
    }
    printer.write(lines)
  }
}

/// Prints within a transaction; nothing more after a failure.
private final class Printer {
  private(set) var failure: OutputError?

  var hasFailed: Bool { failure != nil }

  func write(_ bytes: [UInt8]) {
    guard failure == nil else { return }
    do throws(OutputError) {
      try printOutput(bytes)
    } catch {
      failure = error
    }
  }
}
