import Arguments
import Dates
import Queries
import Model
import Text

/// Which tasks a list shows, and in which order.
struct FilterOptions {
  private let terms: [String]
  private let lists, tags, priorities, dues, conditions: [String]
  private let isMine, isUnclaimed: Bool
  private let states: TaskStates?
  private let since: String?
  private let order: [TaskQuery.SortKey]?
  private let limit: Int?
  private let group: Grouping?

  /// A field to group by, or none where a setting has one.
  private enum Grouping: String, CaseIterable {
    case list, tag, due, priority, none
  }

  static let arguments = [
    Argument("word", 0...Int.max, "Only tasks with these words in their text or note")
  ]

  private static let list = Option(
    "--list", short: "l", value: "name", "Only tasks on this list (repeatable: any of them)",
    completion: .lists)
  private static let tag = Option(
    "--tag", short: "t", value: "name", "Only tasks with this tag (repeatable: all of them)",
    completion: .tags)
  private static let priority = Option(
    "--priority", short: "p", value: "priority", "Only tasks with this priority",
    completion: .names(Priority.allCases.map(\.name)))
  private static let due = Option(
    "--due", short: "d", value: "range", takesDashes: true,
    "Only tasks due then: today, week, next-week, month, overdue, none, any, fri, 5-dec, FROM..TO",
    completion: .words([
      "today", "tomorrow", "week", "next-week", "month", "overdue", "any", "none",
    ]))
  private static let mine = Flag("--mine", "Only tasks that you have claimed")
  private static let unclaimed = Flag("--unclaimed", "Only unclaimed tasks")
  private static let done = Flag("--done", "Show completed tasks, the latest first")
  private static let waiting = Flag("--waiting", "Show the tasks that wait")
  private static let all = Flag("--all", "Show open, waiting and completed tasks")
  private static let since = Option(
    "--since", value: "date", takesDashes: true,
    "Only tasks changed since, or completed since with --done: today, 3d, 2h, 2026-12-01")
  private static let sort = Option<[TaskQuery.SortKey]>(
    "--sort", value: "keys", takesDashes: true,
    "Sort by these fields, comma-separated, '-' before a field for descending: \(fieldNames.joined(separator: ", "))",
    completion: .words(fieldNames),
    parse: { text throws(InvalidValue) in
      guard let keys = TaskQuery.SortKey.keys(parsing: text) else {
        throw InvalidValue(expected: fieldNames)
      }
      return keys
    })
  private static let limit = Option(
    "--limit", value: "count", in: 1...Int.max, "Maximum number of tasks to show")
  private static let groupBy = Option<Grouping>(
    "--group-by", value: "field", "Group tasks under headings")

  private static let fieldNames = TaskQuery.SortField.allCases.map(\.rawValue)

  /// The options that choose tasks.
  static let choice: [any AnyOption] = [
    list, tag, priority, due, TargetOptions.condition, mine, unclaimed, done, waiting, all, since,
  ]

  /// Those that choose among open tasks.
  static let ofOpenTasks: [any AnyOption] = [
    list, tag, priority, due, TargetOptions.condition, mine, unclaimed,
  ]

  static let options: [any AnyOption] = choice + [sort, limit, groupBy]

  /// With `ofChanges` tasks of any state are chosen by the options of ``ofOpenTasks`` alone.
  init(
    _ arguments: ParsedArguments, terms: [String]? = nil, ofChanges: Bool = false
  ) throws(UsageError) {
    self.terms = terms ?? arguments.arguments
    lists = try arguments.values(Self.list)
    tags = try arguments.values(Self.tag)
    priorities = try arguments.values(Self.priority)
    dues = try arguments.values(Self.due)
    conditions = try arguments.values(TargetOptions.condition)
    isMine = arguments[Self.mine]
    isUnclaimed = arguments[Self.unclaimed]
    guard !isMine || !isUnclaimed else {
      throw UsageError("--mine and --unclaimed cannot be combined")
    }
    let given = [Self.done.spec, Self.waiting.spec, Self.all.spec].map(\.name).filter(arguments.has)
    guard given.count < 2 else {
      throw UsageError("\(given[0]) and \(given[1]) cannot be combined")
    }
    states =
      if ofChanges || arguments[Self.all] {
        .all
      } else if arguments[Self.done] {
        .done
      } else {
        arguments[Self.waiting] ? .waiting : nil
      }
    since = ofChanges ? nil : try arguments[Self.since]
    order = try arguments[Self.sort]
    limit = ofChanges ? nil : try arguments[Self.limit]
    group = try arguments[Self.groupBy]
  }

  /// Whether nothing was typed that chooses tasks.
  var isEmpty: Bool {
    terms.isEmpty && lists.isEmpty && tags.isEmpty && priorities.isEmpty && dues.isEmpty
      && conditions.isEmpty && states == nil && since == nil && !isMine && !isUnclaimed
  }

  /// Each option is short for a condition; `user` is the name of the user's claims.
  func query(_ clock: WallClock, user: @autoclosure () -> String) throws -> TaskQuery {
    var query = TaskQuery()
    query.terms = terms.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    if let states {
      query.states = states
      query.statesAreGiven = true
    }
    for (field, values) in [("list", lists), ("priority", priorities), ("due", dues)] {
      guard !values.isEmpty else { continue }
      try query.add("\(field)=\(values.joined(separator: ","))", clock)
    }
    for tag in tags { try query.add("tag=\(tag)", clock) }
    if isMine {
      try query.add("owner=\(user().parts(between: ",").joined(separator: "\\,"))", clock)
    }
    if isUnclaimed { try query.add("owner=", clock) }
    if let since { try query.add("\(states == .done ? "done" : "changed")>=\(since)", clock) }
    for condition in conditions { try query.add(condition, clock) }
    query.order = order ?? (query.states == .done ? Self.latestFirst : [])
    query.limit = limit
    query.group = group.flatMap { TaskQuery.GroupField(rawValue: $0.rawValue) }
    return query
  }

  private static let latestFirst = [TaskQuery.SortKey(word: "-done")].compactMap(\.self)

  /// What the options leave to the settings.
  var defaults: ListDefaults {
    ListDefaults(filter: isEmpty, sort: order == nil, group: group == nil)
  }
}

/// The parts of a list that are as the user's settings say.
struct ListDefaults {
  var filter = true
  var sort = true
  var group = true
}
