package import Dates
package import Queries
package import Model

/// How a list looks, apart from its format.
package struct RenderOptions {
  package var query = TaskQuery()
  package private(set) var clock: WallClock
  /// Columns of the terminal; of matter to a table only, as the next two.
  package var width = 80
  package var style = Style(hasColor: false)
  /// Whether a line after the table gives the number of tasks.
  package var hasFooter = false
  /// Whether the user's settings leave tasks out, which the line after the table says.
  package var isFiltered = false
  /// What the line after the table says of where the tasks are; empty for nothing.
  package var place = ""
  /// Whether the terminal shows more than ASCII.
  package var hasUnicode = true
  /// The columns to show; nil leaves them to the form.
  package var columns: [Column]?
  /// The name of the local zone, where it has one.
  package var zone = ""
  /// Told what a query looked at and found.
  package var trace: Trace?

  /// That of the clock's year, where it is kept for many lists.
  private var zoneSignature: UInt64?

  /// With `showsAll` tasks of every status are shown.
  package init(clock: WallClock, showsAll: Bool = false) {
    self.clock = clock
    if showsAll { query.states = .all }
  }

  /// The same list at another time.
  package mutating func renew(at clock: WallClock) {
    if zoneSignature == nil || clock.today.year != self.clock.today.year {
      zoneSignature = LocalZone.signature(clock.today.year)
    }
    self.clock = clock
  }

  /// Has the rules of the zone read anew, which may be others.
  package mutating func forgetZone() { zoneSignature = nil }

  /// What all forms' names have in common: the query, the columns and the zone.
  ///
  /// The zone matters also where no local time is shown: to what is due today, and to the order of
  /// what is due on a day and at a time.
  package var name: String {
    let names = columns.map { $0.map(\.rawValue).joined(separator: ",") } ?? "default"
    let isOfDay =
      columns?.contains(.reason) == true || query.order.contains { $0.field == .urgency }
    let zone =
      "\(zone.utf8.count):\(zone) \(zoneSignature ?? LocalZone.signature(clock.today.year))"
    return "\(query.name) \(names) \(zone) \(clock.weekStart)"
      + (isOfDay ? " \(clock.today)" : "")
  }

  /// The rows that are shown; nil when they are all, as they come.
  package func selected(_ list: [PackedTasks]) -> QueryResult? {
    var query = query
    query.showsReasons = columns?.contains(.reason) == true
    if query.showsAll, query.hasAllStates || query.states == .open && !list.hasWaits {
      return nil
    }
    guard let trace else { return query.select(list, clock) }
    return trace.step(.query, "rows", answer: { "\($0.matched) of \(list.taskCount) match" }) {
      query.select(list, clock)
    }
  }
}

extension [PackedTasks] {
  /// Whether a task waits, or did.
  fileprivate var hasWaits: Bool {
    contains { rows in
      var hasWait = false
      rows.forEach { _, _, details in
        hasWait = hasWait || !details.isEmpty && PackedFields.hasWait(details)
      }
      return hasWait
    }
  }
}

extension ListLayout {
  /// Shows what was selected; nil is all.
  ///
  /// Each group has what `heading` makes of its name before its first row. Without headings a task
  /// that is in several groups is in the first of them alone.
  package init(_ selected: QueryResult?, heading: ((String) -> [UInt8])? = nil) {
    self.init()
    guard let selected else { return }
    until = selected.until
    order = selected.rows
    if let heading {
      for group in selected.groups { headings[group.start] = heading(group.name) }
    } else if !selected.groups.isEmpty {
      var seen: Set<Int64> = []
      order = selected.rows.filter { seen.insert($0.id).inserted }
    }
  }
}
