import Model

/// What a change needs to know before it is made, read in one round trip.
struct ReadState {
  var nextTask: Int64 = 1
  var nextStep: Int64 = 1
  var stamp: Bits128 = .zero
  var current: StoreStamp = .none
  var tasks: [TaskItem] = []
  var list: (status: TaskStatus, rows: [PackedTasks])?
  var entries: [JournalEntry] = []
  /// Of the author of an undo or a redo.
  var lastStepOfAuthor: Int64 = 0
  var lastChange: Int64?
  /// The server's time, in milliseconds since 1970, where the change asks for it.
  var now: Int64?
  fileprivate var ids = TaskIDs([])

  /// Whether all tasks of these numbers were read.
  func covers(_ range: ClosedRange<Int64>) -> Bool {
    ids.ranges.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }

  /// Nothing, for a change that needs to know nothing.
  init() {}

  /// What ``ReadPlan/queries`` returned; nil when an entry of the journal has an unknown verb.
  init?(_ plan: ReadPlan, _ rows: [ServerRows]) {
    var rows = rows[...]
    guard let current = rows.popFirst(), current.count == 1 else { return nil }
    self.current = current.stamp
    stamp = self.current.value
    nextTask = current.integer(0, 6)
    nextStep = current.integer(0, 7)
    ids = plan.ids
    if plan.readsClock { now = rows.popFirst()?.integer(0, 0) }
    if !plan.ids.isEmpty { tasks += rows.popFirst()?.items ?? [] }
    if !plan.keys.isEmpty {
      let known = Set(tasks.map(\.id))
      tasks += (rows.popFirst()?.items ?? []).filter { !known.contains($0.id) }
    }
    if let status = plan.list {
      list = (status, (rows.popFirst()?.pages() ?? []).map(\.rows))
    }
    guard plan.steps != nil, let steps = rows.popFirst(), let changes = rows.popFirst(),
      let tasks = rows.popFirst(), let last = rows.popFirst()
    else { return }
    guard let entries = steps.entries(changes, diffLimit: nil) else { return nil }
    self.entries = entries
    self.tasks = tasks.items
    // What the steps changed and is not there, was removed.
    ids = TaskIDs(entries.flatMap(\.diffs).map { $0.id...$0.id })
    lastStepOfAuthor = last.integer(0, 0)
    lastChange = last.optionalInteger(0, 1)
  }
}

/// What to read for a change.
struct ReadPlan {
  private(set) var ids = TaskIDs([])
  private(set) var keys: [String] = []
  private(set) var list: TaskStatus?
  private(set) var steps: StepSelection?
  private let author: Author
  /// Whether the change can be made without reading anything.
  private(set) var isEmpty = false
  /// Whether claims depend on the server's clock.
  let readsClock: Bool

  init(_ change: Change, by author: Author, usesServerClock: Bool) {
    self.author = author
    readsClock = usesServerClock && change.isAboutClaims
    switch change {
    case .add(let tasks):
      keys = tasks.compactMap(\.key)
      isEmpty = keys.isEmpty
    case .importing(let tasks): keys = importedKeys(tasks.tasks)
    case .remove(let targets), .done(let targets), .reopen(let targets), .edit(let targets, _),
      .claim(let targets, _), .renew(let targets, _, _), .release(let targets, _):
      read(targets)
    case .replace(let seen, _): ids = TaskIDs(seen.id)
    case .batch(let changes):
      ids = TaskIDs(changes.flatMap(\.ids))
      keys = changes.compactMap { change in
        guard case .add(let task, _) = change.action else { return nil }
        return task.key
      }
    case .undo(let count):
      steps = StepSelection(JournalQuery(limit: count, undoableBy: author.name))
    case .redo(let count): steps = StepSelection(undoneOf: author.name, limit: count)
    case .undoEntry(let id): steps = StepSelection(JournalQuery(limit: 1, entry: id))
    }
  }

  private mutating func read(_ targets: Targets) {
    switch targets {
    case .ids(let ids): self.ids = ids
    case .chosen(let status, _, _): list = status
    case .held(_, let targets): read(targets)
    }
  }

  var queries: [ServerQuery] {
    var queries = [currentAndNextQuery]
    if readsClock { queries.append(ServerQuery("SELECT \(serverTime)")) }
    if !ids.isEmpty { queries.append(tasksQuery(ids)) }
    if !keys.isEmpty {
      queries.append(
        ServerQuery(
          "SELECT \(serverColumns) FROM tasks.task WHERE key = ANY($1::text[]) ORDER BY id",
          arrayParameter(keys)))
    }
    if let list { queries.append(rowsQuery(list)) }
    if let steps {
      queries += steps.queries(diffLimit: nil) + [steps.tasksQuery]
      queries.append(
        ServerQuery(
          """
          SELECT coalesce(max(id), 0), max(id) FILTER (WHERE \(stepIsUndoable))
          FROM tasks.step WHERE who = $1
          """, Array(author.name.utf8)))
    }
    return queries
  }
}

extension BatchChange {
  /// The tasks that it names by number.
  fileprivate var ids: [ClosedRange<Int64>] {
    let targets: [Target] =
      switch action {
      case .add: []
      case .edit(let targets, _), .done(let targets), .reopen(let targets), .remove(let targets):
        targets
      }
    return targets.compactMap { if case .id(let id) = $0 { id...id } else { nil } }
  }
}

/// The server's time in milliseconds since 1970.
let serverTime = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"

extension Change {
  /// Whether it depends on which claims hold now.
  fileprivate var isAboutClaims: Bool {
    switch self {
    case .claim, .renew, .release: true
    case .remove(.held), .done(.held), .reopen(.held), .edit(.held, _): true
    default: false
    }
  }
}
