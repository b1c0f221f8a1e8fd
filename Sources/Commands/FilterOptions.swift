import Arguments
import Dates
import Queries
import Model
import Text

/// Which tasks a list shows, and in which order.
struct FilterOptions {
  private let terms: [String]
  private let list: String?
  private let tags: [String]
  private let priority: Priority?
  private let due: String?
  private let done: Bool
  private let all: Bool
  private let since: String?
  private let order: [TaskQuery.SortKey]
  private let limit: Int?
  private let group: TaskQuery.GroupField?

  static let arguments = [
    Argument("word", 0...Int.max, "Only tasks with these words in their text or note")
  ]

  private static let list = Option(
    "--list", short: "l", value: "name", "Only tasks on this list", completion: .lists)
  private static let tag = Option(
    "--tag", short: "t", value: "name", "Only tasks with this tag (repeatable)", completion: .tags)
  private static let priority = FieldOptions.priorityOption("Only tasks with this priority")
  private static let due = Option(
    "--due", short: "d", value: "range", takesDashes: true,
    "Only tasks due then: today, week, overdue, none, any, fri, 2026-12-01, FROM..TO")
  private static let done = Flag("--done", "Show completed tasks instead of open ones")
  private static let all = Flag("--all", "Show open and completed tasks")
  private static let since = Option(
    "--since", value: "date",
    "Only tasks changed since, or completed since with --done: today, 3d, 2026-12-01")
  private static let sort = Option<[TaskQuery.SortKey]>(
    "--sort", value: "keys", takesDashes: true,
    "Sort by these fields, comma-separated, '-' before a field for descending: \(fieldNames.joined(separator: ", "))",
    parse: { text throws(InvalidValue) in
      let keys = text.split(separator: ",", omittingEmptySubsequences: false).map {
        TaskQuery.SortKey(word: $0)
      }
      guard !keys.contains(where: { $0 == nil }) else { throw InvalidValue(expected: fieldNames) }
      return keys.compactMap(\.self)
    })
  private static let limit = Option(
    "--limit", value: "count", in: 1...Int.max, "Maximum number of tasks to show")
  private static let groupBy = Option<TaskQuery.GroupField>(
    "--group-by", value: "field", "Group tasks under headings")

  private static let fieldNames = TaskQuery.SortField.allCases.map(\.rawValue)

  static let options: [any AnyOption] = [
    list, tag, priority, due, done, all, since, sort, limit, groupBy,
  ]

  init(_ arguments: ParsedArguments) throws(UsageError) {
    terms = arguments.arguments
    list = try arguments[Self.list]
    tags = try arguments.values(Self.tag)
    priority = try arguments[Self.priority]
    due = try arguments[Self.due]
    done = arguments[Self.done]
    all = arguments[Self.all]
    since = try arguments[Self.since]
    order = try arguments[Self.sort] ?? []
    limit = try arguments[Self.limit]
    group = try arguments[Self.groupBy]
    guard !(done && all) else { throw UsageError("--done and --all cannot be combined") }
  }

  func query(_ clock: WallClock) throws(DateError) -> TaskQuery {
    var query = TaskQuery()
    query.terms = terms.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    query.list = list
    query.tags = tags
    query.priority = priority
    query.status = all ? .all : done ? .done : .open
    query.order = order
    query.limit = limit
    query.group = group
    if let due { query.due = try DueRange(parsing: due, clock: clock) }
    if let since { query.since = Int64(try clock.pastMoment(parsing: since)) * 1_000 }
    return query
  }
}
