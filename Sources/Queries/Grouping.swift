import Dates
import TaskList

extension TaskQuery {
  /// Puts rows of one group behind each other and gives them the group's name; the order within a
  /// group stays.
  func arrange(_ selected: inout Selected, of list: [Rows], _ clock: WallClock) {
    var groups: [(rank: Int, name: String)] = []
    var members: [[SelectedRow]] = []
    var zone = LocalZone()
    for row in selected.rows {
      for group in self.groups(of: row, list, clock, &zone) {
        var row = row
        row.group = group.name
        if let index = groups.firstIndex(where: { $0.rank == group.rank && $0.name == group.name })
        {
          members[index].append(row)
        } else {
          groups.append(group)
          members.append([row])
        }
      }
      if group == .due, let due = row.due {
        selected.changes(atSecond: zone.moment(clock.today.next))
        let late = due.overdue(in: &zone)
        if late > clock.seconds { selected.changes(atSecond: late) }
      }
    }
    let order = groups.indices.sorted {
      (groups[$0].rank, groups[$0].name) < (groups[$1].rank, groups[$1].name)
    }
    selected.rows = order.flatMap { members[$0] }
  }

  private func groups(
    of row: SelectedRow, _ list: [Rows], _ clock: WallClock, _ zone: inout LocalZone
  ) -> [(rank: Int, name: String)] {
    let details = row.details
    switch group {
    case nil: return []
    case .list:
      return [details.list.map { (0, list.detail($0, row.place)) } ?? (1, "No list")]
    case .tag:
      let tags = details.tags.map { list.detail($0, row.place).split(separator: ",") } ?? []
      return tags.isEmpty ? [(1, "No tag")] : tags.map { (0, String($0)) }
    case .priority:
      return [
        details.priority.map { ($0.rawValue, $0.word.prefix(1).uppercased() + $0.word.dropFirst()) }
          ?? (9, "No priority")
      ]
    case .due: return [dueGroup(row, clock, &zone)]
    }
  }

  private func dueGroup(
    _ row: SelectedRow, _ clock: WallClock, _ zone: inout LocalZone
  ) -> (rank: Int, name: String) {
    guard let due = row.due else { return (9, "No due date") }
    if row.details.done == nil, due.isOverdue(clock) { return (0, "Overdue") }
    let days = due.day(in: &zone).daysSince1970 - clock.today.daysSince1970
    // The days that are left of the week, Sunday the last.
    let left = Int32(7 - clock.today.weekday.rawValue)
    return switch days {
    case ..<0: (1, "Before today")
    case 0: (2, "Today")
    case 1: (3, "Tomorrow")
    case 2...max(2, left) where days <= left: (4, "This week")
    default: (5, "Later")
    }
  }
}
