package import Dates
package import Model

/// The rows that a query chose.
package struct QueryResult {
  /// In the order of the query; a task is once in each of its groups.
  package var rows: [TaskRef] = []
  /// In their order; none where nothing is grouped.
  package var groups: [QueryGroup] = []
  /// How many tasks met the query, also those that its limit leaves out.
  package var matched = 0
  /// How many more would, but wait.
  package var waiting = 0
  /// Milliseconds since 1970 from which on the same tasks are chosen otherwise; nil for never.
  package var until: Int64?
}

/// The rows from one on, up to those of the next group.
package struct QueryGroup {
  package let name: String
  /// The index of the first of its rows.
  package let start: Int
}

extension TaskQuery {
  /// Selects from `list`, the tasks of ``status``, in this query's order.
  package func select(_ list: [PackedTasks], _ clock: WallClock) -> QueryResult {
    var selected = QueryResult()
    var matcher = Matcher(self, clock)
    for row in LaidOutTasks(list) where list.with(row, { matcher.matches(row.place.id, $0, $1) }) {
      selected.rows.append(row.place)
    }
    if let moment = matcher.nextTurn { selected.changes(at: moment) }
    selected.waiting = matcher.hidden
    selected.matched = selected.rows.count
    if showsReasons || order.contains(where: { $0.field == .urgency }) {
      changeReasons(of: &selected, list, clock)
    }
    sort(&selected, of: list, clock)
    if let limit, selected.rows.count > limit {
      selected.rows.removeLast(selected.rows.count - limit)
    }
    if group != nil { arrange(&selected, of: list, clock) }
    return selected
  }

  /// What is due within seven days is another set tomorrow, and what is late another one later.
  private func changeReasons(
    of selected: inout QueryResult, _ list: [PackedTasks], _ clock: WallClock
  ) {
    var zone = LocalZone()
    selected.changes(atSecond: zone.moment(clock.today.next))
    for row in selected.rows {
      guard let late = list.due(row)?.overdue(in: &zone), late > clock.seconds else { continue }
      selected.changes(atSecond: late)
    }
  }

  /// The numbers of the tasks it chooses, for a change of all of them.
  package func ids(in list: [PackedTasks], _ clock: WallClock) -> [Int64] {
    select(list, clock).rows.map(\.id)
  }
}

extension QueryResult {
  /// Remembers that something changes at this second.
  mutating func changes(atSecond second: Int) { changes(at: Int64(second) * 1_000) }

  /// The same in milliseconds.
  mutating func changes(at moment: Int64) {
    until = min(until ?? moment, moment)
  }
}

extension [PackedTasks] {
  /// The details of a row.
  func details(_ place: TaskRef) -> PackedFields {
    with(place) { _, details in PackedFields(decoding: details) }
  }

  /// The due date of a row; nil where there is none that can be read.
  func due(_ place: TaskRef) -> DueDate? {
    with(place) { _, details in PackedFields(decoding: details).due(in: details) }
  }

  /// Until when a row waits; nil where it does not, or that cannot be read.
  func wait(_ place: TaskRef) -> DueDate? {
    with(place) { _, details in
      let fields = PackedFields(decoding: details)
      return fields.date(fields.wait, in: details)
    }
  }

  /// The text of a row.
  func text(_ place: TaskRef) -> String {
    with(place) { text, _ in text.string }
  }

  /// A part of the details of a row.
  func detail(_ range: Range<Int>, _ place: TaskRef) -> String {
    with(place) { _, details in details.extracting(range).string }
  }
}
