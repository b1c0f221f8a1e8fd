import Strategies
import Model
import TestSupport
import Testing

/// What is kept of a list, and what a change and the next list pay for it.
@Suite struct LayerTests {
  let fixture: Fixture

  init() throws {
    fixture = try Fixture()
    try fixture.change(.add((1...300).map { try newTask("task \($0)") }), .none)
  }

  private func kinds() -> [String] {
    let kinds = fixture.cache.keys.map { String($0.string.split(separator: ":")[2]) }
    fixture.cache.keys = []
    fixture.cache.asked = []
    return kinds.sorted()
  }

  @Test(arguments: StrategyContractTests.stamped)
  func aViewIsAskedFirstAndThenThePages(strategy: StrategyName) throws {
    let cold = try fixture.list(strategy)
    #expect(cold.texts.count == 300 && !cold.hit)
    #expect(fixture.cache.asked == ["get", "get", "set", "set", "set", "set"])
    #expect(kinds() == ["page", "page", "page", "view"])
    #expect(try fixture.list(strategy) == (cold.texts, true))
    #expect(fixture.cache.asked == ["get"])
    #expect(kinds() == ["view"])
  }

  @Test(arguments: [
    (StrategyName.delete, ["delete", "delete"]), (.update, ["set"]), (.rotate, []),
  ])
  func aChangeTouchesOnePage(strategy: StrategyName, asked: [String]) throws {
    _ = try fixture.list(strategy)
    _ = kinds()
    try fixture.change(.remove(.ids(TaskIDs([130...130]))), strategy)
    #expect(fixture.cache.asked == asked)
    _ = kinds()
    let list = try fixture.list(strategy)
    #expect(list.texts.count == 299 && list.hit == (strategy == .update))
    // Of the pages only the one that was touched, and the view that shows them all.
    #expect(fixture.cache.asked.filter { $0 == "set" }.count == (strategy == .update ? 1 : 2))
    let rows = fixture.lastSteps.filter { $0.hasPrefix("rows") }
    #expect(rows.allSatisfy { $0.hasPrefix("rows: 127 rows") })
    #expect(rows.count == (strategy == .update ? 0 : 1))
  }

  @Test(arguments: StrategyContractTests.stamped)
  func aListOfOnePageIsNoView(strategy: StrategyName) throws {
    try fixture.change(.remove(.ids(TaskIDs([100...300]))), .none)
    for _ in 1...2 { #expect(try fixture.list(strategy).texts.count == 99) }
    #expect(kinds() == ["page"])
  }

  @Test(
    arguments: StrategyContractTests.stamped,
    [
      Layers.view, .rows, .fragment, [.view, .fragment], [.rows, .fragment],
      [.view, .rows, .fragment],
    ]
  )
  func everyChoiceOfLayersIsRight(strategy: StrategyName, layers: Layers) throws {
    fixture.layers = layers
    var expected = (1...300).map { "task \($0)" }
    for round in 0..<3 {
      #expect(try fixture.list(strategy).texts == expected)
      #expect(try fixture.list(strategy).texts == expected)
      try fixture.change(
        .remove(.ids(TaskIDs([Int64(3 * round + 1)...Int64(3 * round + 1)]))), strategy)
      try fixture.add("new \(round)", strategy)
      expected.removeAll { $0 == "task \(3 * round + 1)" }
      expected.append("new \(round)")
    }
    #expect(
      Set(kinds())
        == Set(
          [("view", .view), ("page", .rows), ("task", Layers.fragment)].compactMap {
            layers.contains($0.1) ? $0.0 : nil
          }))
  }

  @Test func aFragmentIsKeptForATaskAsItIsShown() async throws {
    fixture.layers = .fragment
    _ = try fixture.list(.delete)
    _ = kinds()
    try fixture.change(.remove(.ids(TaskIDs([7...7]))), .delete)
    try fixture.add("new", .delete)
    #expect(fixture.cache.asked.isEmpty)
    #expect(try fixture.list(.delete).texts.count == 300)
    #expect(fixture.cache.asked.filter { $0 == "set" }.count == 1)
  }

  @Test(arguments: StrategyContractTests.stamped)
  func aLargeListFromAMixtureOfPages(strategy: StrategyName) throws {
    try fixture.change(.add((301...20_000).map { try newTask("task \($0)") }), .none)
    fixture.layers = .rows
    let expected = (1...20_000).map { "task \($0)" }
    #expect(try fixture.list(strategy) == (expected, false))
    #expect(try fixture.list(strategy) == (expected, true))
    // Half of the pages are evicted, and one of the others is corrupt.
    fixture.cache.keys = []
    #expect(try fixture.list(strategy) == (expected, true))
    let pages = fixture.cache.keys.sorted { $0.string < $1.string }
    #expect(pages.count == 157)
    for (index, key) in pages.enumerated() where index.isMultiple(of: 2) {
      #expect(try fixture.cache.delete(key))
    }
    try fixture.cache.set(pages[1], [1, 2, 3], ttl: nil)
    #expect(try fixture.list(strategy) == (expected, false))
    #expect(fixture.lastSteps.contains { $0.hasPrefix("get: 77 hit, 79 miss, 1 corrupt, ") })
    #expect(try fixture.list(strategy) == (expected, true))
    fixture.layers = [.view, .rows]
    _ = try fixture.list(strategy)
    #expect(try fixture.list(strategy) == (expected, true))
  }
}
