import Dates
import Queries
import Model
import Testing
import TestSupport

@Suite struct UntilTests {
  private let items = [
    TaskItem(id: 1, text: "late", due: "2026-11-20"),
    TaskItem(id: 2, text: "today", due: "2026-11-23"),
    TaskItem(id: 3, text: "tonight", due: "2026-11-23T19:00Z"),
    TaskItem(id: 4, text: "far", due: "2027-03-01"),
    TaskItem(id: 5, text: "never"),
  ]

  @Test func whatIsNotAboutTheClockNeverChanges() throws {
    try inBerlin {
      for condition in ["due=any", "due=none", "due=today", "due=week", "text~t", "status=all"] {
        var query = TaskQuery()
        try query.add(condition, monday())
        let clock = try monday()
        #expect(query.select(buffers(items), clock).until == nil, "\(condition)")
      }
      var sorted = TaskQuery()
      sorted.order = [try #require(TaskQuery.SortKey(word: "due"))]
      let clock = try monday()
      #expect(sorted.select(buffers(items), clock).until == nil)
    }
  }

  @Test(
    arguments: [
      ([1, 2, 3, 4, 5], "09:00:00", "2026-11-23T20:00:00"),
      ([1, 2, 3, 4, 5], "19:59:59", "2026-11-23T20:00:00"),
      ([1, 2, 3, 4, 5], "20:00:00", "2026-11-24T00:00:00"),
      ([1, 2], "09:00:00", "2026-11-24T00:00:00"),
      ([4], "09:00:00", "2027-03-02T00:00:00"), ([1, 5], "09:00:00", "9999-12-31T23:59:59Z"),
      ([5], "09:00:00", nil),
    ] as [([Int64], String, String?)])
  func overdueChangesWhenTheNextTaskIsLate(ids: [Int64], time: String, expected: String?) throws {
    try inBerlin {
      var query = TaskQuery()
      try query.add("due=overdue", monday())
      let shown = items.filter { ids.contains($0.id) }
      let until = query.select(buffers(shown), try monday(time)).until
      let moment = try expected.map(milliseconds)
      #expect(until == moment)
    }
  }

  @Test(
    arguments: [
      ("owner=ada", "09:00:00", [1], "2026-11-23T10:00:00"),
      ("owner=", "09:00:00", [3, 4], "2026-11-23T10:00:00"),
      ("owner!=", "09:59:59", [1, 2], "2026-11-23T10:00:00"),
      ("owner=", "10:00:00", [1, 3, 4], "2026-11-23T12:00:00"),
      ("owner~B", "10:00:00", [2], "2026-11-23T12:00:00"),
      // A clock that is set back lets them hold again, so nobody may rely on this before.
      ("owner=", "12:00:00", [1, 2, 3, 4], "end"),
    ] as [(String, String, [Int64], String)])
  func anOwnerIsOneUntilTheClaimEnds(
    condition: String, time: String, ids: [Int64], expected: String
  ) throws {
    try inBerlin {
      func claimed(_ id: Int64, _ owner: String, _ end: String) throws -> TaskItem {
        let until = try monday(end).milliseconds
        return TaskItem(
          id: id, text: "x", claim: Claim(owner: owner, id: .random(), until: until))
      }
      let items = [
        try claimed(1, "ada", "10:00:00"), try claimed(2, "bob", "12:00:00"),
        TaskItem(id: 3, text: "free"), TaskItem(id: 4, text: "free"),
      ]
      var query = TaskQuery()
      try query.add(condition, monday())
      let selected = query.select(buffers(items), try monday(time))
      #expect(selected.rows.map(\.id) == ids)
      #expect(selected.until == (expected == "end" ? .max : try milliseconds(expected)))
    }
  }

  @Test func groupsOfDueDatesChangeAtMidnightAndWhenOneIsLate() throws {
    try inBerlin {
      var query = TaskQuery()
      query.group = .due
      let clock = try monday()
      let tonight = try milliseconds("2026-11-23T20:00:00")
      let midnight = try milliseconds("2026-11-24T00:00:00")
      #expect(query.select(buffers(items), clock).until == tonight)
      #expect(query.select(buffers([items[3]]), clock).until == midnight)
      #expect(query.select(buffers([items[4]]), clock).until == nil)
    }
  }

  /// Nothing changes before `until`, and what is chosen is what the moment itself says.
  @Test func untilThenTheChoiceIsTheSame() throws {
    try inBerlin {
      var random = SeededGenerator(seed: 11)
      let start = try monday().milliseconds
      var changes = 0
      for _ in 0..<300 {
        let items = (1...6).map { id in
          let minute = UTCMinute(
            seconds: Int(start / 1_000) + Int.random(in: -90_000...200_000, using: &random))
          let day = CivilDate(
            daysSince1970: 20_780 + Int.random(in: -2...4, using: &random))
          let due = minute.map { Bool.random(using: &random) ? DueDate.instant($0) : .day(day) }
          let wait = CivilDate(daysSince1970: 20_780 + Int.random(in: -2...4, using: &random))
          return TaskItem(
            id: Int64(id), text: "x", due: due?.stored,
            wait: Int.random(in: 0...2, using: &random) == 0 ? DueDate.day(wait).stored : nil,
            done: Int.random(in: 0...4, using: &random) == 0 ? start : nil)
        }
        var query = TaskQuery()
        let states: [TaskStates] = [[.open], [.waiting], [.open, .waiting], allStates]
        query.states = states.randomElement(using: &random) ?? allStates
        if Int.random(in: 0...3, using: &random) == 0 {
          query.order = TaskQuery.SortKey.keys(parsing: "urgency") ?? []
        }
        if Bool.random(using: &random) {
          try query.add("due=overdue", monday())
        } else {
          query.group = .due
        }
        let now = WallClock(milliseconds: start)
        let first = rows(query.select(buffers(items), now))
        let until = query.select(buffers(items), now).until ?? start + 10 * 86_400_000
        #expect(until > start)
        for _ in 0..<5 {
          let later = WallClock(milliseconds: .random(in: start..<until, using: &random))
          #expect(rows(query.select(buffers(items), later)) == first)
        }
        let then = WallClock(milliseconds: until)
        if rows(query.select(buffers(items), then)) != first { changes += 1 }
      }
      #expect(changes > 100)
    }
  }

  private func rows(_ selected: QueryResult) -> [String] {
    selected.rows.map { "\($0.id)" } + selected.groups.map { "\($0.name) \($0.start)" }
  }
}
