import Dates
import Queries
import Model
import Testing
import TestSupport

@Suite struct TaskQueryTests {
  private static let chosen: [([String], [Int64])] = [
    ([], [1, 2, 3, 4, 5, 8, 10]),
    (["text~milk"], [1]), (["text~MILK"], [1]), (["text~cafe"], [2]),
    (["text~CAFÉ,parser"], [2, 3]),
    (["text~cafe\u{301}"], [2]), (["note~creme brulee"], [3]), (["text~ubung"], [4]),
    (["text=buy milk"], [1]), (["text=milk"], []), (["text!=buy milk", "list=home"], [5]),
    (["text~日本", "status=done"], [7]), (["text~water\\, f"], [10]),
    (["note="], [1, 2, 4, 5, 8, 10]),
    (["note!="], [3]),
    (["id=3,5-9"], [3, 5, 8]), (["id>4"], [5, 8, 10]), (["id<=2"], [1, 2]), (["id!=1-5"], [8, 10]),
    (["list=home"], [1, 5]), (["list=home,work"], [1, 2, 3, 5]), (["list=Home"], []),
    (["list~HOM"], [1, 5]), (["list="], [4, 8]), (["list!="], [1, 2, 3, 5, 10]),
    (["list!=home"], [2, 3, 4, 8, 10]), (["list=,home"], [1, 4, 5, 8]),
    (["tag=shop"], [1, 2]), (["tag=shop", "tag=phone"], [2]), (["tag=sho"], []),
    (["tag~sho"], [1, 2, 4]),
    (["tag=shopping,phone"], [2, 4]), (["tag!=shop"], [3, 4, 5, 8, 10]), (["tag="], [3, 5, 8, 10]),
    (["priority=high"], [2]), (["priority=low,medium"], [1, 4]), (["priority="], [3, 5, 8, 10]),
    (["priority>=medium"], [2, 4]), (["priority<high"], [1, 4]), (["priority>high"], []),
    (["priority<=low"], [1]), (["priority!=low"], [2, 3, 4, 5, 8, 10]),
    (["due=overdue"], [2, 4]), (["due=overdue", "status=all"], [2, 4]),
    (["due!=overdue"], [1, 3, 5, 8, 10]), (["due=today"], [1, 4]),
    (["due=today", "status=all"], [1, 4, 7]), (["due=yesterday"], [2]),
    (["due=week"], [1, 4, 5, 10]),
    (["due=any"], [1, 2, 4, 5, 8, 10]), (["due=none"], [3]), (["due="], [3]),
    (["due=,yesterday"], [2, 3]),
    (["due=2026-11-29.."], [5, 8]), (["due=..2026-11-22"], [2]),
    (["due<today"], [2]), (["due<=today"], [1, 2, 4]), (["due>today"], [5, 8, 10]),
    (["due>=sun"], [5, 8]), (["due<2026-11-23T07:30Z"], [2]), (["due<=2026-11-23T07:30Z"], [2, 4]),
    (["due>2026-11-23T07:30Z"], [1, 5, 8, 10]), (["due > 1 dec"], [8]), (["due=next-month"], []),
    (["wait>today"], [9]), (["wait=2026-12-05"], [9]), (["wait=any"], [9, 10]),
    (["wait=", "id>7"], [8]), (["wait<=today"], [10]),
    (["created>=2026-11-18"], [5]),
    (["created<2026-11-15"], [1, 8, 9, 10].filter { $0 < 9 } + [10]),
    (["created=2026-11-16"], [3]), (["created=last-week"], [3, 4, 5]),
    (["changed>=yesterday"], [2]), (["changed=2026-11-22"], [2]),
    (["done>=2026-11-22"], [7]), (["done=2026-11-21"], [6]),
    (["done=2026-11-21,yesterday"], [6, 7]),
    (["done="], [1, 2, 3, 4, 5, 8, 10]), (["done!=", "status=all"], [6, 7]), (["done<3d"], []),
    (["every=2w"], [10]), (["every=2 weeks"], [10]), (["every=week"], []), (["every!="], [10]),
    (["every~week"], [10]), (["every=", "list=garden"], []),
    (["status=waiting"], [9]), (["status=done"], [6, 7]),
    (["status=open,waiting"], [1, 2, 3, 4, 5, 8, 9, 10]),
    (["status!=done"], [1, 2, 3, 4, 5, 8, 9, 10]), (["status=all", "status!=open"], [6, 7, 9]),
    (["status=all"], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    (["status=done", "text~milk", "list=home"], [6]),
    (["list=work", "due=none"], [3]),
  ]

  @Test(arguments: chosen)
  func conditionsChoose(conditions: [String], expected: [Int64]) throws {
    try inBerlin {
      let clock = try monday()
      var query = TaskQuery()
      for condition in conditions { try query.add(condition, clock) }
      #expect(query.chosen(try assortmentWithDates(), clock) == expected)
    }
  }

  @Test func wordsAreInTheTextOrTheNote() throws {
    try inBerlin {
      var query = TaskQuery()
      query.terms = ["milk"]
      let (items, clock) = (try assortment(), try monday())
      #expect(query.chosen(items, clock) == [1, 3])
    }
  }

  @Test func whatWaitsIsCountedAndComesBack() throws {
    try inBerlin {
      let items = try assortmentWithDates()
      let selected = TaskQuery().select(buffers(items), try monday())
      let until = try milliseconds("2026-12-05T00:00:00")
      #expect(selected.waiting == 1 && selected.until == until)
      let later = TaskQuery().select(buffers(items), try WallClock(parsing: "2026-12-05T00:00:00"))
      #expect(later.waiting == 0 && later.matched == selected.matched + 1)
      // A clock that is set back lets it wait again.
      #expect(later.until == Int64(UTCMinute.moments.upperBound) * 1_000)
    }
  }

  @Test func whatIsToDoFirst() throws {
    try inBerlin {
      var query = TaskQuery()
      query.order = try #require(TaskQuery.SortKey.keys(parsing: "urgency"))
      let (items, clock) = (try assortmentWithDates(), try monday())
      #expect(query.chosen(items, clock) == [2, 4, 1, 10, 5, 8, 3])
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
      #expect(selected.matched == 6)
      query.limit = 100
      #expect(query.chosen(try assortment(), clock).count == 6)
    }
  }

  @Test func showsAllUnlessSomethingIsAsked() throws {
    #expect(TaskQuery().showsAll && !TaskQuery().narrows)
    var query = TaskQuery()
    query.states = [.done]
    #expect(query.showsAll)
    query.order = [try #require(TaskQuery.SortKey(word: "id"))]
    #expect(!query.showsAll && !query.narrows)
    try query.add("list=", WallClock(milliseconds: 0))
    #expect(query.narrows)
  }

  @Test func namesTellQueriesApart() throws {
    let clock = WallClock(milliseconds: 1_800_000_000_000)
    var queries: [(inout TaskQuery) throws -> Void] = [
      { _ in }, { $0.limit = 1 }, { $0.limit = 11 }, { $0.group = .due }, { $0.group = .list },
      { $0.states = [.done] }, { $0.states = allStates }, { $0.states = [.waiting] },
      { $0.states = [.open, .waiting] },
    ]
    for condition in [
      "list=", "list!=", "list=a", "list=b", "list=a,b", "list~a", "tag=a", "tag=a,b", "text=a",
      "text~a",
      "note~a", "priority=", "priority=high", "priority<high", "priority>=low", "due=any",
      "due=none",
      "due=overdue", "due!=overdue", "due=today", "due<today", "due>today", "wait=today", "id=1",
      "id<1",
      "created>=3d", "created<3d", "changed>=3d", "done>=3d", "every=week", "every!=week",
    ] {
      queries.append { try $0.add(condition, clock) }
    }
    queries.append {
      try $0.add("tag=a", clock)
      try $0.add("tag=b", clock)
    }
    for words in [["a"], ["b"], ["a", "b"], ["a b"], ["1:a"], ["", "a"], ["a", ""], ["a1:b"]] {
      queries.append { $0.terms = words }
    }
    var names: Set<String> = []
    for change in queries {
      var query = TaskQuery()
      try change(&query)
      names.insert(query.name)
    }
    #expect(names.count == queries.count)
  }

  @Test func theNameOfADayIsItsDateAndItsMoments() throws {
    func name(_ zone: String, _ words: String, at time: String) throws -> String {
      try inZone(zone) {
        var query = TaskQuery()
        try query.add("due=\(words)", WallClock(parsing: time))
        return query.name
      }
    }
    let today = try name("Europe/Berlin", "today", at: "2026-11-23T09:00:00")
    #expect(try today == name("Europe/Berlin", "2026-11-23", at: "2026-11-24T09:00:00"))
    #expect(try today != name("Europe/Berlin", "today", at: "2026-11-24T09:00:00"))
    #expect(try today != name("America/New_York", "today", at: "2026-11-23T09:00:00"))
  }
}
