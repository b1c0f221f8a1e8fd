import ArgumentParser
import Dates
import Queries
import TaskList

extension TaskQuery.GroupField: ExpressibleByArgument {}

/// Which tasks a list shows, and in which order.
struct FilterOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Only tasks with these words in their text or note", valueName: "word"))
  var words: [String] = []

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Only tasks on this list", valueName: "name"),
    completion: Completions.lists)
  var list: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Only tasks with this tag, again for more", valueName: "name"),
    completion: Completions.tags)
  var tag: [String] = []

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Only tasks of this priority", valueName: "priority"))
  var priority: Priority?

  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp(
      "Only tasks due then: today, week, overdue, none, any, fri, 2026-12-01, FROM..TO",
      valueName: "range"))
  var due: String?

  @Flag(help: "Show what was done instead of what is open")
  var done = false

  @Flag(help: "Show open tasks and those that were done")
  var all = false

  @Option(
    help: ArgumentHelp(
      "Only tasks changed since, or with --done done since: today, 3d, 2026-12-01",
      valueName: "date"))
  var since: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Sort by \(TaskQuery.SortField.allCases.map(\.rawValue).joined(separator: ", ")); several with a comma, - in front for descending",
      valueName: "keys"))
  var sort: String?

  @Option(help: ArgumentHelp("Show at most so many tasks", valueName: "count"))
  var limit: Int?

  @Option(name: .customLong("group-by"), help: "Put tasks under headings")
  var group: TaskQuery.GroupField?

  func validateWords() throws {
    guard !(done && all) else {
      throw ValidationError("'--done' and '--all' contradict each other")
    }
    if let limit, limit < 1 { throw ValidationError("'--limit \(limit)' is not 1 or more") }
    _ = try keys()
  }

  func query(_ clock: WallClock) throws -> TaskQuery {
    var query = TaskQuery()
    query.words = words.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    query.list = list
    query.tags = tag
    query.priority = priority
    query.state = all ? .all : done ? .done : .open
    query.order = try keys()
    query.limit = limit
    query.group = group
    do throws(DateError) {
      if let due { query.due = try DueRange(words: due, clock: clock) }
      if let since { query.since = Int64(try clock.pastMoment(words: since)) * 1_000 }
    } catch {
      throw UsageError(error.sentence)
    }
    return query
  }

  private func keys() throws -> [TaskQuery.SortKey] {
    try sort?.split(separator: ",", omittingEmptySubsequences: false).map { word in
      guard let key = TaskQuery.SortKey(word: word) else {
        let names = TaskQuery.SortField.allCases.map(\.rawValue)
        let hint = nearest(to: String(word.drop { $0 == "-" }), in: names)
        throw ValidationError(
          "'\(word)' is no field to sort by; \(hint.map { "did you mean '\($0)'?" } ?? "it is one of \(names.joined(separator: ", "))")"
        )
      }
      return key
    } ?? []
  }
}
