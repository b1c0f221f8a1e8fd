package import Dates
package import TaskList

/// The rows that a query chose.
package struct Selected {
  /// In the order of the query; a row stands once in each of its groups.
  package var rows: [SelectedRow] = []
  /// How many tasks met the query, also those that its limit leaves out.
  package var matched = 0
  /// Milliseconds since 1970 from which on the same tasks are chosen otherwise; nil for never.
  package var until: Int64?
}

/// A row, and where it stands.
package struct SelectedRow {
  package let place: RowPlace
  /// The name of its group; nil where nothing is grouped.
  package var group: String?
}

extension TaskQuery {
  /// Chooses rows of `list`, which is made of ``state``, in this query's order.
  package func select(_ list: [Rows], _ clock: WallClock) -> Selected {
    var selected = Selected()
    var matcher = Matcher(self, clock)
    for (part, rows) in list.enumerated() {
      let bytes = rows.bytes
      rows.forEachPlace(part: part) { place in
        let span = bytes.span
        if matcher.matches(span.extracting(place.text), span.extracting(place.details)) {
          selected.rows.append(SelectedRow(place: place))
        }
      }
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
    select(list, clock).rows.map(\.place.id)
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
    let bytes = self[place.part].bytes
    return RowDetails(decoding: bytes.span.extracting(place.details))
  }

  /// The due date of a row; nil where there is none that can be read.
  func due(_ place: RowPlace) -> DueDate? {
    let bytes = self[place.part].bytes
    return details(place).due(in: bytes.span.extracting(place.details))
  }

  /// The text of a row.
  func text(_ place: RowPlace) -> String {
    let bytes = self[place.part].bytes
    return bytes.span.extracting(place.text).string
  }

  /// A part of the details of a row.
  func detail(_ range: Range<Int>, _ place: RowPlace) -> String {
    let bytes = self[place.part].bytes
    return bytes.span.extracting(place.details).extracting(range).string
  }
}
