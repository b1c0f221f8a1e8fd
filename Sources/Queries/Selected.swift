package import Dates
package import TaskList

/// The rows that a query chose.
package struct Selected {
  /// In the order of the query; a row stands once in each of its groups.
  package var rows: [RowPlace] = []
  /// In their order; none where nothing is grouped.
  package var groups: [SelectedGroup] = []
  /// How many tasks met the query, also those that its limit leaves out.
  package var matched = 0
  /// Milliseconds since 1970 from which on the same tasks are chosen otherwise; nil for never.
  package var until: Int64?
}

/// The rows from one on, up to those of the next group.
package struct SelectedGroup {
  package let name: String
  /// The index of the first of its rows.
  package let start: Int
}

extension TaskQuery {
  /// Chooses rows of `list`, which is made of ``state``, in this query's order.
  package func select(_ list: [Rows], _ clock: WallClock) -> Selected {
    var selected = Selected()
    var matcher = Matcher(self, clock)
    for row in ShownRows(list) where list.with(row, { matcher.matches($0, $1) }) {
      selected.rows.append(row.place)
    }
    if let second = matcher.nextLate { selected.changes(atSecond: second) }
    selected.matched = selected.rows.count
    sort(&selected.rows, of: list)
    if let limit, selected.rows.count > limit {
      selected.rows.removeLast(selected.rows.count - limit)
    }
    if group != nil { arrange(&selected, of: list, clock) }
    return selected
  }

  /// The numbers of the tasks it chooses, for a change of all of them.
  package func ids(in list: [Rows], _ clock: WallClock) -> [Int64] {
    select(list, clock).rows.map(\.id)
  }
}

extension Selected {
  /// Remembers that something changes at this second.
  mutating func changes(atSecond second: Int) {
    let moment = Int64(second) * 1_000
    until = min(until ?? moment, moment)
  }
}

extension [Rows] {
  /// The details of a row.
  func details(_ place: RowPlace) -> RowDetails {
    with(place) { _, details in RowDetails(decoding: details) }
  }

  /// The due date of a row; nil where there is none that can be read.
  func due(_ place: RowPlace) -> DueDate? {
    with(place) { _, details in RowDetails(decoding: details).due(in: details) }
  }

  /// The text of a row.
  func text(_ place: RowPlace) -> String {
    with(place) { text, _ in text.string }
  }

  /// A part of the details of a row.
  func detail(_ range: Range<Int>, _ place: RowPlace) -> String {
    with(place) { _, details in details.extracting(range).string }
  }
}
