import Arguments
import Dates
import Queries
import TaskList
import Text

/// Which tasks a list shows, and in which order.
struct FilterOptions {
  let words: [String]
  let list: String?
  let tags: [String]
  let priority: Priority?
  let due: String?
  let done: Bool
  let all: Bool
  let since: String?
  let order: [TaskQuery.SortKey]
  let limit: Int?
  let group: TaskQuery.GroupField?

  static let arguments = [
    Argument("word", 0...Int.max, "Only tasks with these words in their text or note")
  ]

  static let options = [
    Option("--list", short: "l", value: "name", "Only tasks on this list", completion: .lists),
    Option(
      "--tag", short: "t", value: "name", "Only tasks with this tag, again for more",
      completion: .tags),
    Option(
      "--priority", short: "p", value: "priority", "Only tasks of this priority",
      completion: .words(Priority.allCases.map(\.word))),
    Option(
      "--due", short: "d", value: "range", takesDashes: true,
      "Only tasks due then: today, week, overdue, none, any, fri, 2026-12-01, FROM..TO"),
    Option("--done", "Show what was done instead of what is open"),
    Option("--all", "Show open tasks and those that were done"),
    Option(
      "--since", value: "date",
      "Only tasks changed since, or with --done done since: today, 3d, 2026-12-01"),
    Option(
      "--sort", value: "keys", takesDashes: true,
      "Sort by \(TaskQuery.SortField.allCases.map(\.rawValue).joined(separator: ", ")); several with a comma, - in front for descending"
    ),
    Option("--limit", value: "count", "Show at most so many tasks"),
    Option(
      "--group-by", value: "group-by", "Put tasks under headings",
      completion: .words(TaskQuery.GroupField.allCases.map(\.rawValue))),
  ]

  init(_ words: ParsedWords) throws(UsageError) {
    self.words = words.arguments
    list = words.value("--list")
    tags = words.values("--tag")
    priority = try words.choice("--priority", Priority.allCases, \.word)
    due = words.value("--due")
    done = words.has("--done")
    all = words.has("--all")
    since = words.value("--since")
    order = try Self.keys(words.value("--sort"))
    limit = try words.number("--limit")
    group = try words.choice("--group-by")
    guard !(done && all) else { throw UsageError("'--done' and '--all' contradict each other") }
    if let limit, limit < 1 { throw UsageError("'--limit \(limit)' is not 1 or more") }
  }

  func query(_ clock: WallClock) throws -> TaskQuery {
    var query = TaskQuery()
    query.words = words.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    query.list = list
    query.tags = tags
    query.priority = priority
    query.state = all ? .all : done ? .done : .open
    query.order = order
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

  private static func keys(_ words: String?) throws(UsageError) -> [TaskQuery.SortKey] {
    var keys: [TaskQuery.SortKey] = []
    for word in words?.split(separator: ",", omittingEmptySubsequences: false) ?? [] {
      guard let key = TaskQuery.SortKey(word: word) else {
        let names = TaskQuery.SortField.allCases.map(\.rawValue)
        let hint = nearest(to: String(word.drop { $0 == "-" }), in: names)
        throw UsageError(
          "'\(word)' is no field to sort by; \(hint.map { "did you mean '\($0)'?" } ?? "it is one of \(names.joined(separator: ", "))")"
        )
      }
      keys.append(key)
    }
    return keys
  }
}
