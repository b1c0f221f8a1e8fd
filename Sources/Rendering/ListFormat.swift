package import Dates
package import Queries
package import TaskList

/// The forms in which a list can be shown, in the order of help.
package enum ListFormat: String, CaseIterable, Sendable {
  case table, plain, json, jsonl, csv, tsv, ids

  /// The view of this form.
  package func view(_ look: ListLook) -> any ListView {
    switch self {
    case .table: TableView(look)
    case .plain: PlainView(look)
    case .json: JSONView(look, isLines: false)
    case .jsonl: JSONView(look, isLines: true)
    case .csv: SeparatedView(look, separator: .comma)
    case .tsv: SeparatedView(look, separator: .tab)
    case .ids: IDsView(look)
    }
  }
}

/// What a list looks like, its form aside.
package struct ListLook: Sendable {
  package var query = TaskQuery()
  package let clock: WallClock
  /// Columns of the terminal; of matter to a table only, as the next two.
  package var width = 80
  package var style = Style(hasColor: false)
  /// Whether a line behind the table tells how many tasks there are.
  package var hasFooter = false
  /// The columns to show; nil leaves them to the form.
  package var columns: [Column]?
  /// What tells the local zone apart from others.
  package var zone = ""

  package init(clock: WallClock) {
    self.clock = clock
  }

  /// The query's and the columns' part of a view's name.
  var name: String {
    let columns = columns.map { $0.map(\.rawValue).joined(separator: ",") } ?? "default"
    return "\(query.name) \(columns)"
  }

  /// What a view's name needs besides when it shows local time: the zone.
  var localName: String { "\(name) \(zone.utf8.count):\(zone)" }

  /// The rows that are shown; nil when they are all, as they come.
  func selected(_ list: [Rows]) -> Selected? {
    query.showsAll ? nil : query.select(list, clock)
  }
}

extension ListFrame {
  /// Shows what was selected; nil is all.
  init(_ selected: Selected?, heading: (String) -> [UInt8] = { _ in [] }) {
    self.init()
    guard let selected else { return }
    until = selected.until
    var last: String?
    order = selected.rows.map { row in
      var place = row.place
      if let group = row.group, group != last {
        place.heading = heading(group)
        last = group
      }
      return place
    }
  }
}
