import Dates
import Queries
import Model
import Testing
import TestSupport

@Suite struct GroupingTests {
  @Test(arguments: [
    (
      TaskQuery.GroupField.list,
      ["home: 1 5 6", "work: 2 3", "No list: 4 7 8"]
    ),
    (.tag, ["a: 7", "b: 7", "phone: 2", "shop: 1 2", "shopping: 4", "No tag: 3 5 6 8"]),
    (.priority, ["High: 2", "Medium: 4", "Low: 1", "No priority: 3 5 6 7 8"]),
    (
      .due,
      [
        "Overdue: 2 4", "Before today: 6", "Today: 7 1", "This week: 5", "Later: 8",
        "No due date: 3",
      ]
    ),
  ])
  func groupsStandInTheirOrder(field: TaskQuery.GroupField, expected: [String]) throws {
    try inBerlin {
      let (items, clock) = (try assortment(), try monday())
      #expect(groups(field, items, clock) == expected)
    }
  }

  @Test func theWeekEndsOnSunday() throws {
    try inBerlin {
      let items = (0...8).map { day in
        TaskItem(id: Int64(day + 1), text: "x", due: "2026-11-\(20 + day)")
      }
      // 22 November is a Sunday.
      for (day, expected) in [
        (20, ["Today: 1", "Tomorrow: 2", "This week: 3", "Later: 4 5 6 7 8 9"]),
        (21, ["Overdue: 1", "Today: 2", "Tomorrow: 3", "Later: 4 5 6 7 8 9"]),
        (22, ["Overdue: 1 2", "Today: 3", "Tomorrow: 4", "Later: 5 6 7 8 9"]),
      ] {
        let clock = try WallClock(parsing: "2026-11-\(day)T09:00:00")
        #expect(groups(.due, items, clock) == expected)
      }
    }
  }

  @Test func theOrderWithinAGroupIsThatOfTheQuery() throws {
    try inBerlin {
      var query = TaskQuery()
      query.states = allStates
      query.group = .list
      query.order = [try #require(TaskQuery.SortKey(word: "-due"))]
      query.limit = 4
      // The limit comes first: 8, 5, 1 and 7 are the latest.
      let (items, clock) = (try assortment(), try monday())
      #expect(groups(query, items, clock) == ["home: 5 1", "No list: 8 7"])
    }
  }

  @Test func manyGroupsAreFine() {
    let items = (1...5_000).map { TaskItem(id: $0, text: "x", list: "list\($0)") }
    #expect(groups(.list, items, WallClock(milliseconds: 0)).count == 5_000)
  }

  private func groups(
    _ field: TaskQuery.GroupField, _ items: [TaskItem], _ clock: WallClock
  ) -> [String] {
    var query = TaskQuery()
    query.states = allStates
    query.group = field
    return groups(query, items, clock)
  }

  private func groups(_ query: TaskQuery, _ items: [TaskItem], _ clock: WallClock) -> [String] {
    let selected = query.select(buffers(items), clock)
    let ends = selected.groups.dropFirst().map(\.start) + [selected.rows.count]
    return zip(selected.groups, ends).map { group, end in
      "\(group.name):" + selected.rows[group.start..<end].map { " \($0.id)" }.joined()
    }
  }
}
