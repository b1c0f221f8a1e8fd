import Dates
import TaskList

extension TaskQuery {
  /// Puts rows into the order of this query; rows that are alike in that of their numbers.
  func sort(_ rows: inout [SelectedRow], of list: [Rows]) {
    guard !order.isEmpty else { return }
    var zone = LocalZone()
    let values = order.map { key in
      rows.map { value(of: $0.place, key.field, list, &zone) }
    }
    let descends = order.map(\.isDescending)
    let places = rows.indices.sorted { left, right in
      for (key, values) in values.enumerated() {
        let order = values[left].compared(to: values[right], isDescending: descends[key])
        if order != 0 { return order < 0 }
      }
      // They are as yet in the order of their numbers.
      return left < right
    }
    rows = places.map { rows[$0] }
  }

  private func value(
    of place: RowPlace, _ field: SortField, _ list: [Rows], _ zone: inout LocalZone
  ) -> SortValue {
    let details = list.details(place)
    switch field {
    case .id: return .number(place.id)
    case .text: return .text(Folding.folded(list.text(place)))
    case .list:
      return details.list.map { .text(Folding.folded(list.detail($0, place))) } ?? .nothing
    case .priority: return details.priority.map { .number(Int64($0.rawValue)) } ?? .nothing
    case .due: return list.due(place).map { .number(Int64($0.overdue(in: &zone))) } ?? .nothing
    case .created: return .number(details.created)
    case .changed: return .number(details.changed)
    case .done: return details.done.map { .number($0) } ?? .nothing
    }
  }
}

/// What a row is sorted by: a number or a text, or nothing, which comes last.
private enum SortValue {
  case nothing
  case number(Int64)
  case text([UInt8])

  /// Below 0 when it comes before another, 0 when they are alike.
  func compared(to other: SortValue, isDescending: Bool) -> Int {
    switch (self, other) {
    case (.number(let left), .number(let right)):
      return left == right ? 0 : (left < right) == isDescending ? 1 : -1
    case (.text(let left), .text(let right)):
      let order = left.span.compared(to: right.span)
      return isDescending ? -order : order
    case (.nothing, .nothing): return 0
    case (.nothing, _): return 1
    default: return -1
    }
  }
}

extension Span<UInt8> {
  /// Below 0 when it comes before another byte by byte, 0 when they are equal.
  fileprivate func compared(to other: Span<UInt8>) -> Int {
    for index in 0..<Swift.min(count, other.count) where self[index] != other[index] {
      return self[index] < other[index] ? -1 : 1
    }
    return count - other.count
  }
}
