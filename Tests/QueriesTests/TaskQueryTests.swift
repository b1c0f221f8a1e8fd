import Dates
import Queries
import Model
import Testing
import TestSupport

@Suite struct TaskQueryTests {
  @Test(
    arguments: [
      ([], [1, 2, 3, 4, 5, 8]),
      (["text=milk"], [1, 3]), (["text=MILK"], [1, 3]), (["text=milk", "text=buy"], [1]),
      (["text=buy milk"], [1]), (["text=cafe"], [2]), (["text=CAFÉ"], [2]),
      (["text=cafe\u{301}"], [2]), (["text=creme brulee"], [3]), (["text=ubung"], [4]),
      (["text=none of these"], []), (["text=日本", "state=done"], [7]),
      (["list=home"], [1, 5]), (["list=Home"], []), (["list=hom"], []),
      (["tag=shop"], [1, 2]), (["tag=shop", "tag=phone"], [2]), (["tag=sho"], []),
      (["tag=shopping"], [4]),
      (["priority=high"], [2]), (["priority=medium"], [4]), (["priority=low"], [1]),
      (["due=overdue"], [2, 4]), (["due=overdue", "state=all"], [2, 4]),
      (["due=today"], [1, 4]), (["due=today", "state=all"], [1, 4, 7]),
      (["due=yesterday"], [2]), (["due=week"], [1, 4, 5]), (["due=any"], [1, 2, 4, 5, 8]),
      (["due=none"], [3]), (["due=2026-11-29.."], [5, 8]), (["due=..2026-11-22"], [2]),
      (["state=done"], [6, 7]), (["state=all"], [1, 2, 3, 4, 5, 6, 7, 8]),
      (["state=done", "text=milk", "list=home"], [6]), (["list=work", "due=none"], [3]),
    ] as [([String], [Int64])])
  func conditionsChoose(conditions: [String], expected: [Int64]) throws {
    try inBerlin {
      let clock = try monday()
      var query = TaskQuery()
      for condition in conditions { try query.add(condition: condition, clock) }
      #expect(query.chosen(try assortment(), clock) == expected)
    }
  }

  @Test func sinceIsTheTimeOfBeingDoneOrOfTheLastChange() throws {
    try inBerlin {
      let clock = try monday()
      var query = TaskQuery()
      query.since = try milliseconds("2026-11-17T09:00:00")
      #expect(query.chosen(try assortment(), clock) == [2, 4, 5])
      query.status = .done
      query.since = try milliseconds("2026-11-22T09:00:00")
      #expect(query.chosen(try assortment(), clock) == [7])
      query.status = .all
      #expect(query.chosen(try assortment(), clock) == [2])
    }
  }

  @Test func theLimitTakesTheFirstOfTheOrder() throws {
    try inBerlin {
      let clock = try monday()
      var query = TaskQuery()
      query.limit = 2
      #expect(query.chosen(try assortment(), clock) == [1, 2])
      query.order = [try #require(TaskQuery.SortKey(word: "-id"))]
      #expect(query.chosen(try assortment(), clock) == [8, 5])
      let selected = query.select(buffers(try assortment()), clock)
      #expect(selected.matched == 8)
      query.limit = 100
      #expect(query.chosen(try assortment(), clock).count == 6)
    }
  }

  @Test func showsAllUnlessSomethingIsAsked() throws {
    #expect(TaskQuery().showsAll && !TaskQuery().narrows)
    var query = TaskQuery()
    query.status = .done
    #expect(query.showsAll)
    query.order = [try #require(TaskQuery.SortKey(word: "id"))]
    #expect(!query.showsAll && !query.narrows)
    query.list = ""
    #expect(query.narrows)
  }

  @Test func namesTellQueriesApart() throws {
    var queries: [(inout TaskQuery) -> Void] = [
      { _ in }, { $0.list = "" }, { $0.list = "a" }, { $0.limit = 1 }, { $0.limit = 11 },
      { $0.since = 1 }, { $0.since = 0 }, { $0.priority = .high }, { $0.priority = .low },
      { $0.status = .done }, { $0.status = .all }, { $0.due = .any }, { $0.due = DueRange.none },
      { $0.due = .overdue }, { $0.group = .due }, { $0.group = .list }, { $0.group = .tag },
    ]
    let lists = [[], ["a"], ["b"], ["a", "b"], ["a b"], ["1:a"], ["", "a"], ["a", ""], ["a1:b"]]
    for words in lists {
      for tags in lists where !(words.isEmpty && tags.isEmpty) {
        queries.append {
          $0.terms = words
          $0.tags = tags
        }
      }
    }
    var names: Set<String> = []
    for change in queries {
      var query = TaskQuery()
      change(&query)
      names.insert(query.name)
    }
    #expect(names.count == queries.count)
  }

  @Test func theNameOfADayIsItsDateAndItsMoments() throws {
    func name(_ zone: String, _ words: String, at time: String) throws -> String {
      try inZone(zone) {
        var query = TaskQuery()
        try query.add(condition: "due=\(words)", WallClock(parsing: time))
        return query.name
      }
    }
    let today = try name("Europe/Berlin", "today", at: "2026-11-23T09:00:00")
    #expect(try today == name("Europe/Berlin", "2026-11-23", at: "2026-11-24T09:00:00"))
    #expect(try today != name("Europe/Berlin", "today", at: "2026-11-24T09:00:00"))
    #expect(try today != name("America/New_York", "today", at: "2026-11-23T09:00:00"))
  }
}
