import Dates
import Model

extension TaskQuery {
  /// Puts the tasks of a group together; the order within a group stays.
  func arrange(_ selected: inout QueryResult, of list: [PackedTasks], _ clock: WallClock) {
    var members: [Group: [TaskRef]] = [:]
    var zone = LocalZone()
    let midnight = zone.moment(clock.today.next)
    for row in selected.rows {
      for group in groups(of: row, list, clock, &zone) {
        members[group, default: []].append(row)
      }
      if group == .due, let due = list.due(row) {
        selected.changes(atSecond: midnight)
        let late = due.overdue(in: &zone)
        if late > clock.seconds { selected.changes(atSecond: late) }
      }
    }
    selected.rows = []
    let isByDue = self.group == .due && order.isEmpty
    for (group, rows) in members.sorted(by: { $0.key < $1.key }) {
      selected.groups.append(QueryGroup(name: group.name, start: selected.rows.count))
      selected.rows += isByDue ? sortedByDue(rows, list, &zone) : rows
    }
  }

  private func sortedByDue(
    _ rows: [TaskRef], _ list: [PackedTasks], _ zone: inout LocalZone
  ) -> [TaskRef] {
    let keyed = rows.map { ($0, list.due($0).map { $0.overdue(in: &zone) } ?? .max) }
    return keyed.sorted { ($0.1, $0.0.id) < ($1.1, $1.0.id) }.map(\.0)
  }

  private func groups(
    of row: TaskRef, _ list: [PackedTasks], _ clock: WallClock, _ zone: inout LocalZone
  ) -> [Group] {
    let details = list.details(row)
    switch group {
    case nil: return []
    case .list:
      return [details.list.map { Group(0, list.detail($0, row)) } ?? Group(1, "No list")]
    case .tag:
      let tags = details.tags.map { list.detail($0, row).split(separator: ",") } ?? []
      return tags.isEmpty ? [Group(1, "No tag")] : tags.map { Group(0, String($0)) }
    case .priority:
      switch details.priority {
      case .high: return [Group(1, "High")]
      case .medium: return [Group(2, "Medium")]
      case .low: return [Group(3, "Low")]
      case nil: return [Group(9, "No priority")]
      }
    case .due: return [dueGroup(list.due(row), details, clock, &zone)]
    }
  }

  private func dueGroup(
    _ due: DueDate?, _ details: PackedFields, _ clock: WallClock, _ zone: inout LocalZone
  ) -> Group {
    guard let due else { return Group(9, "No due date") }
    if details.done == nil, due.isOverdue(clock) { return Group(0, "Overdue") }
    let days = due.day(in: &zone).daysSince1970 - clock.today.daysSince1970
    let left = clock.endOfWeek.daysSince1970 - clock.today.daysSince1970
    return switch days {
    case ..<0: Group(1, "Before today")
    case 0: Group(2, "Today")
    case 1: Group(3, "Tomorrow")
    case ...left: Group(4, "This week")
    default: Group(5, "Later")
    }
  }
}

/// The name of a group and its place among the others.
private struct Group: Hashable, Comparable {
  let rank: Int
  let name: String

  init(_ rank: Int, _ name: String) {
    self.rank = rank
    self.name = name
  }

  static func < (left: Group, right: Group) -> Bool {
    (left.rank, left.name) < (right.rank, right.name)
  }
}
