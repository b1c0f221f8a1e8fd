package import Dates
package import TaskList

/// The rows that a query chose.
package struct Selected {
  /// In the order of the query; a row stands once in each of its groups.
  package var rows: [SelectedRow] = []
  /// Milliseconds since 1970 from which on the same tasks are chosen otherwise; nil for never.
  package var until: Int64?
}

/// A row and what the query found out about it.
package struct SelectedRow {
  package let place: RowPlace
  package let details: RowDetails
  package let due: DueDate?
  /// The name of its group; nil where nothing is grouped.
  package var group: String?
}

extension TaskQuery {
  /// Chooses rows of `list`, which is made of ``state``, in this query's order.
  package func select(_ list: [Rows], _ clock: WallClock) -> Selected {
    var selected = Selected()
    let needles = words.map(Needle.init)
    let wantedList = self.list.map { Array($0.utf8) }
    let wantedTags = tags.map { Array($0.utf8) }
    var zone = LocalZone()
    for (part, rows) in list.enumerated() {
      rows.forEachPlace(part: part) { place in
        let bytes = rows.bytes.span
        let span = bytes.extracting(place.details)
        let details = RowDetails(decoding: span)
        let due = details.due.flatMap { DueDate(stored: span.extracting($0)) }
        if self.due == .overdue, let due, !due.isOverdue(clock) {
          selected.changes(atSecond: due.overdue(in: &zone))
        }
        guard
          matches(
            text: bytes.extracting(place.text), span, details, due, needles, wantedList, wantedTags,
            clock)
        else { return }
        selected.rows.append(SelectedRow(place: place, details: details, due: due))
      }
    }
    sort(&selected.rows, of: list)
    if group != nil { arrange(&selected, of: list, clock) }
    if let limit, selected.rows.count > limit {
      selected.rows.removeLast(selected.rows.count - limit)
    }
    return selected
  }

  /// The numbers of the tasks it chooses, for a change of all of them.
  package func ids(in list: [Rows], _ clock: WallClock) -> [Int64] {
    select(list, clock).rows.map(\.place.id)
  }

  private func matches(
    text: Span<UInt8>, _ span: Span<UInt8>, _ details: RowDetails, _ due: DueDate?,
    _ needles: [Needle], _ wantedList: [UInt8]?, _ wantedTags: [[UInt8]], _ clock: WallClock
  ) -> Bool {
    if let priority, details.priority != priority { return false }
    if let since, (state == .done ? details.done ?? 0 : details.changed) < since { return false }
    if let range = self.due {
      guard range.contains(due, clock: clock), range != .overdue || details.done == nil else {
        return false
      }
    }
    if let wantedList {
      guard let list = details.list, span.extracting(list).equals(wantedList) else { return false }
    }
    for tag in wantedTags {
      guard let tags = details.tags, span.extracting(tags).hasWord(tag) else { return false }
    }
    return needles.allSatisfy { needle in
      needle.isIn(text) || details.note.map { needle.isIn(span.extracting($0)) } ?? false
    }
  }
}

extension Selected {
  /// Remembers that something changes at this second.
  mutating func changes(atSecond second: Int) {
    let moment = Int64(second) * 1_000
    until = min(until ?? moment, moment)
  }
}

extension Span<UInt8> {
  fileprivate func equals(_ bytes: [UInt8]) -> Bool {
    withUnsafeBufferPointer { $0.elementsEqual(bytes) }
  }

  /// Whether `word` is among these, which have commas between them.
  fileprivate func hasWord(_ word: [UInt8]) -> Bool {
    withUnsafeBufferPointer { bytes in
      bytes.split(separator: UInt8(ascii: ",")).contains { $0.elementsEqual(word) }
    }
  }
}
