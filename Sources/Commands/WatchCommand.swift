import App
import Arguments
import Dates
import Model
import Queries
import Rendering
import Text

struct WatchCommand: Command {
  private let filter: FilterOptions
  private let since: Int?
  private let limit: Int
  private let format: PlainOrJSONLines?
  private let common: CommonOptions

  private static let sinceOption = Option(
    "--since", value: "step", in: 0...Int.max,
    "Begin after this change, 0 for all ('tasks log' numbers them; default: the last one)")
  private static let limitOption = Option(
    "--limit", value: "count", in: 1...Int.max, "Exit after this number of changes")

  static let syntax = Syntax(
    "watch",
    abstract: "Print each change when it is made",
    usage: "tasks watch [<options>] [<word> ...]",
    discussion: """
      Examples:
        tasks watch
        tasks watch --list work --format jsonl | while read -r line; do ./notify; done
        tasks watch --since 12 --limit 1

      One line per change, in order and each once, until Ctrl-C. The 'step' of the last
      line is what --since takes to go on after it.
      """,
    arguments: [
      Argument("word", 0...Int.max, "Only changes of tasks with these words in text or note")
    ],
    options: FilterOptions.ofOpenTasks + [sinceOption, limitOption]
      + PlainOrJSONLines.options(default: "plain on a terminal, else jsonl"),
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    filter = try FilterOptions(arguments, ofChanges: true)
    since = try arguments[Self.sinceOption]
    limit = try arguments[Self.limitOption] ?? .max
    format = try PlainOrJSONLines(arguments)
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    // A condition that is wrong is an error before the first change.
    _ = try filter.query(context.clock, user: context.user)
    var feed = StepFeed(context.app, since: since.map(Int64.init))
    var count = 0
    while true {
      for entry in try feed.next() {
        var changes = ChangesOfStep(entry, context.app, try choose(context))
        guard try changes.begin() else { continue }
        try show(changes, context)
        count += 1
        if count == limit { return }
      }
    }
  }

  /// The query of the filter as it is now, where dates are relative; nil when all changes are shown.
  private func choose(_ context: Context) throws -> (TaskQuery, WallClock)? {
    var clock = try context.app.environment.clock()
    clock.weekStart = context.clock.weekStart
    let query = try filter.query(clock, user: context.user)
    let isFilter = query.narrows || query.states != .all
    return isFilter ? (query, clock) : nil
  }

  private func show(_ changes: ChangesOfStep, _ context: Context) throws {
    var changes = changes
    guard format ?? (context.terminal.isTerminal ? .plain : .jsonl) == .plain else {
      return try writeEntryJSON(
        changes.entry, parts: { try changes.next() }, end: "\n", to: { try printOutput($0) })
    }
    try printOutput(
      journalReport(
        [try changes.summary()], context.clock, isRelative: false, style: context.style))
  }
}

/// The changes of one step that a filter chooses, part by part: a step may have changed a million tasks.
private struct ChangesOfStep {
  let entry: JournalEntry
  private let app: App
  private let filter: (query: TaskQuery, clock: WallClock)?
  private var last = Int64.min
  private var isAtEnd = false
  /// The first part, once it was read.
  private var begun: [TaskDiff]?

  private static let limit = 1_000

  init(_ entry: JournalEntry, _ app: App, _ filter: (TaskQuery, WallClock)?) {
    self.entry = entry
    self.app = app
    self.filter = filter
  }

  /// Reads the first of the changes; false when the filter chooses none.
  mutating func begin() throws -> Bool {
    let part = try next()
    begun = part
    return !part.isEmpty || filter == nil
  }

  /// Returns the next part, which is empty at the end.
  mutating func next() throws -> [TaskDiff] {
    if let begun {
      self.begun = nil
      return begun
    }
    while !isAtEnd {
      let part = try nextOfAll()
      isAtEnd = part.count < Self.limit
      last = part.last?.id ?? last
      let chosen = chosen(part)
      guard chosen.isEmpty else { return chosen }
    }
    return []
  }

  /// Reads the next part, as often as the database is busy: a line that is begun is written to its end.
  private func nextOfAll() throws -> [TaskDiff] {
    while true {
      do {
        return try app.diffs(of: entry.id, after: last, limit: Self.limit)
      } catch StoreError.busy {}
    }
  }

  /// The entry with the first ten of the changes, and how many there are.
  mutating func summary() throws -> JournalEntry {
    var first: [TaskDiff] = []
    var count = 0
    while case let part = try next(), !part.isEmpty {
      first += part.prefix(10 - first.count)
      count += part.count
    }
    return JournalEntry(
      id: entry.id, author: entry.author, role: entry.role, verb: entry.verb,
      target: entry.target, undoneBy: entry.undoneBy, diffs: first, diffCount: count)
  }

  /// The changes whose task the filter chooses, as it was before or is after.
  private func chosen(_ diffs: [TaskDiff]) -> [TaskDiff] {
    guard let (query, clock) = filter else { return diffs }
    let ids = [\TaskDiff.before, \TaskDiff.after].flatMap { state in
      var tasks = PackedTasks()
      for task in diffs.compactMap({ $0[keyPath: state] }) { tasks.append(task) }
      return query.ids(in: [tasks], clock)
    }
    let chosen = Set(ids)
    return diffs.filter { chosen.contains($0.id) }
  }
}
