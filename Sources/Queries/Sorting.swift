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
    let keys = order.flatMap { key -> [(part: SortPart, isDescending: Bool)] in
      let parts = key.field == .urgency ? SortPart.ofUrgency : [.field(key.field)]
      return parts.map { ($0, key.isDescending) }
    }
    let soon = soon(clock, &zone)
    let values = keys.map { key in
      rows.map { value(of: $0, key.part, list, &zone, &texts, soon: soon) }
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

  private func value(
    of place: TaskRef, _ part: SortPart, _ list: [PackedTasks], _ zone: inout LocalZone,
    _ texts: inout [UInt8], soon: Int
  ) -> SortValue {
    func folded(_ text: String) -> SortValue {
      let start = texts.count
      texts += Folding.folded(text)
      return .text(start..<texts.count)
    }
    let details = list.details(place)
    switch part {
    case .dueSoon:
      guard let due = list.due(place)?.overdue(in: &zone), due <= soon else { return .nothing }
      return .number(Int64(due))
    case .rank:
      // What is marked as low is less than what is not marked.
      switch details.priority {
      case .high: return .number(1)
      case .medium: return .number(2)
      case nil: return .number(3)
      case .low: return .number(4)
      }
    case .field(let field):
      return value(of: place, field, details, list, &zone, folded)
    }
  }

  private func value(
    of place: TaskRef, _ field: SortField, _ details: PackedFields, _ list: [PackedTasks],
    _ zone: inout LocalZone, _ folded: (String) -> SortValue
  ) -> SortValue {
    switch field {
    case .id: return .number(place.id)
    case .text: return folded(list.text(place))
    case .list: return details.list.map { folded(list.detail($0, place)) } ?? .nothing
    case .priority: return details.priority.map { .number(Int64($0.rawValue)) } ?? .nothing
    case .due: return list.due(place).map { .number(Int64($0.overdue(in: &zone))) } ?? .nothing
    case .wait:
      return list.wait(place).map { .number(Int64($0.start(in: &zone))) } ?? .nothing
    case .urgency: return .nothing
    case .created: return .number(details.created)
    case .changed: return .number(details.changed)
    case .done: return details.done.map { .number($0) } ?? .nothing
    }
  }
}

/// What rows are compared by.
private enum SortPart {
  case field(TaskQuery.SortField)
  /// The due date of what is overdue or due within seven days.
  case dueSoon
  /// The priority, where none is more than low.
  case rank

  /// What is to be done first: what is overdue or due within seven days by its date, then what matters
  /// most, then what is due later, then the oldest.
  static let ofUrgency: [SortPart] = [.dueSoon, .rank, .field(.due), .field(.created)]
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
