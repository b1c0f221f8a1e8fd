import Dates
import Queries
import Model
import Testing
import TestSupport

@Suite struct SortingTests {
  @Test(
    arguments: [
      ("id", [1, 2, 3, 4, 5, 6, 7, 8]), ("-id", [8, 7, 6, 5, 4, 3, 2, 1]),
      ("text", [1, 2, 3, 6, 8, 4, 5, 7]), ("-text", [7, 5, 4, 8, 6, 3, 2, 1]),
      ("list", [1, 5, 6, 2, 3, 4, 7, 8]), ("-list", [2, 3, 1, 5, 6, 4, 7, 8]),
      ("priority", [2, 4, 1, 3, 5, 6, 7, 8]), ("-priority", [1, 4, 2, 3, 5, 6, 7, 8]),
      ("due", [6, 2, 4, 7, 1, 5, 8, 3]), ("-due", [8, 5, 1, 7, 4, 2, 6, 3]),
      ("created", [8, 1, 2, 3, 4, 5, 6, 7]), ("changed", [8, 1, 3, 4, 5, 7, 6, 2]),
      ("done", [6, 7, 1, 2, 3, 4, 5, 8]), ("-done", [7, 6, 1, 2, 3, 4, 5, 8]),
      ("list,priority", [1, 5, 6, 2, 3, 4, 7, 8]), ("list,-id", [6, 5, 1, 3, 2, 8, 7, 4]),
      ("priority,-due", [2, 4, 1, 8, 5, 7, 6, 3]),
    ] as [(String, [Int64])])
  func sortsByTheFirstKeyThenTheNext(keys: String, expected: [Int64]) throws {
    try inBerlin {
      var query = TaskQuery()
      query.states = allStates
      query.order = try keys.split(separator: ",").map { try #require(TaskQuery.SortKey(word: $0)) }
      #expect(query.chosen(try assortment(), try monday()) == expected)
    }
  }

  @Test func tasksThatAreAlikeStayInTheOrderOfTheirNumbers() throws {
    let items = (1...500).map { number in
      TaskItem(id: number, text: "x", list: number % 3 == 0 ? nil : "\(number % 7)")
    }
    for (keys, isDescending) in [("list", false), ("-list", true)] {
      var query = TaskQuery()
      query.order = [try #require(TaskQuery.SortKey(word: keys[...]))]
      let expected = items.sorted { left, right in
        switch (left.list, right.list) {
        case (let left?, let right?) where left != right: (left < right) != isDescending
        case (nil, _?): false
        case (_?, nil): true
        default: left.id < right.id
        }
      }
      #expect(query.chosen(items, try monday()) == expected.map(\.id))
    }
  }

  @Test(arguments: ["", "-", "--id", "id-", "ID", "tags", "note", "id ", "+id"])
  func whatIsNoKeyIsNone(word: String) {
    #expect(TaskQuery.SortKey(word: word[...]) == nil)
  }
}
