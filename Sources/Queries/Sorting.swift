import Dates
package import TaskList

/// What a row is sorted by: a number or a text, or nothing, which comes last.
private enum SortValue {
  case nothing
  case number(Int64)
  case text([UInt8])

  /// Whether it comes before another; nil when they are alike.
  func precedes(_ other: SortValue, isDescending: Bool) -> Bool? {
    switch (self, other) {
    case (.number(let left), .number(let right)):
      return left == right ? nil : (left < right) != isDescending
    case (.text(let left), .text(let right)):
      return left == right ? nil : left.lexicographicallyPrecedes(right) != isDescending
    case (.nothing, .nothing): return nil
    case (.nothing, _): return false
    default: return true
    }
  }
}

extension TaskQuery {
  func sort(_ rows: inout [SelectedRow], of list: [Rows]) {
    guard !order.isEmpty else { return }
    var zone = LocalZone()
    let keyed = rows.map { row in
      (row: row, values: order.map { value(of: row, $0.field, list, &zone) })
    }
    rows = keyed.sorted { left, right in
      for (index, key) in order.enumerated() {
        if let precedes = left.values[index].precedes(
          right.values[index], isDescending: key.isDescending)
        {
          return precedes
        }
      }
      return left.row.place.id < right.row.place.id
    }.map(\.row)
  }

  private func value(
    of row: SelectedRow, _ field: SortField, _ list: [Rows], _ zone: inout LocalZone
  ) -> SortValue {
    func folded(_ text: String) -> SortValue { .text(Folding.folded(text)) }
    let details = row.details
    switch field {
    case .id: return .number(row.place.id)
    case .text: return folded(list.text(row.place))
    case .list: return details.list.map { folded(list.detail($0, row.place)) } ?? .nothing
    case .priority: return details.priority.map { .number(Int64($0.rawValue)) } ?? .nothing
    case .due: return row.due.map { .number(Int64($0.overdue(in: &zone))) } ?? .nothing
    case .created: return .number(details.created)
    case .changed: return .number(details.changed)
    case .done: return details.done.map { .number($0) } ?? .nothing
    }
  }
}

extension [Rows] {
  /// The text of a row.
  package func text(_ place: RowPlace) -> String {
    let bytes = self[place.part].bytes
    return bytes.span.extracting(place.text).string
  }

  /// A part of the details of a row.
  package func detail(_ range: Range<Int>, _ place: RowPlace) -> String {
    let bytes = self[place.part].bytes
    return bytes.span.extracting(place.details).extracting(range).string
  }
}
