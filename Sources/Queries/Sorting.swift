import Dates
import Model

extension TaskQuery {
  /// Puts rows into the order of this query; rows that are alike in that of their numbers.
  func sort(_ selected: inout QueryResult, of list: [PackedTasks], _ clock: WallClock) {
    guard !order.isEmpty else { return }
    var zone = LocalZone()
    let rows = selected.rows
    // All in one buffer, since one a task would be twice as large.
    var texts: [UInt8] = []
    if order.contains(where: { $0.field == .text }) {
      texts.reserveCapacity(list.reduce(0) { $0 + $1.bytes.count })
    }
    let keys = order.flatMap {
      $0.field == .urgency ? urgencyKeys(descending: $0.isDescending) : [$0]
    }
    if order.contains(where: { $0.field == .urgency }) {
      // What is due within seven days is another set tomorrow.
      selected.changes(atSecond: zone.moment(clock.today.next))
      for row in rows {
        guard let late = list.due(row)?.overdue(in: &zone), late > clock.seconds else { continue }
        selected.changes(atSecond: late)
      }
    }
    let soon = zone.moment(clock.today.adding(8, .day) ?? .last)
    let values = keys.map { key in
      rows.map { value(of: $0, key.field, list, &zone, &texts, soon: soon) }
    }
    let descends = keys.map(\.isDescending)
    let places = rows.indices.sorted { left, right in
      for (key, values) in values.enumerated() {
        let order = values[left].compared(
          to: values[right], isDescending: descends[key], texts.span)
        if order != 0 { return order < 0 }
      }
      // They are as yet in the order of their numbers.
      return left < right
    }
    selected.rows = places.map { rows[$0] }
  }

  /// What is to be done first: what is overdue or due within seven days by its date, then what matters
  /// most, then what is due later, then the oldest.
  private func urgencyKeys(descending: Bool) -> [SortKey] {
    [.urgency, .priority, .due, .created].map { SortKey(field: $0, isDescending: descending) }
  }

  private func value(
    of place: TaskRef, _ field: SortField, _ list: [PackedTasks], _ zone: inout LocalZone,
    _ texts: inout [UInt8], soon: Int
  ) -> SortValue {
    func folded(_ text: String) -> SortValue {
      let start = texts.count
      texts += Folding.folded(text)
      return .text(start..<texts.count)
    }
    let details = list.details(place)
    switch field {
    case .id: return .number(place.id)
    case .text: return folded(list.text(place))
    case .list: return details.list.map { folded(list.detail($0, place)) } ?? .nothing
    case .priority: return details.priority.map { .number(Int64($0.rawValue)) } ?? .nothing
    case .due: return list.due(place).map { .number(Int64($0.overdue(in: &zone))) } ?? .nothing
    case .wait:
      return list.wait(place).map { .number(Int64($0.start(in: &zone))) } ?? .nothing
    case .urgency:
      guard let due = list.due(place)?.overdue(in: &zone), due <= soon else { return .nothing }
      return .number(Int64(due))
    case .created: return .number(details.created)
    case .changed: return .number(details.changed)
    case .done: return details.done.map { .number($0) } ?? .nothing
    }
  }
}

/// The sort key of a task: a number or a text, or nothing, which comes last.
private enum SortValue {
  case nothing
  case number(Int64)
  /// Its rank among all texts.
  case text(Range<Int>)

  /// Below 0 when it comes before another, 0 when they are alike.
  func compared(to other: SortValue, isDescending: Bool, _ texts: Span<UInt8>) -> Int {
    switch (self, other) {
    case (.number(let left), .number(let right)):
      return left == right ? 0 : (left < right) == isDescending ? 1 : -1
    case (.text(let left), .text(let right)):
      let order = texts.extracting(left).compared(to: texts.extracting(right))
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
