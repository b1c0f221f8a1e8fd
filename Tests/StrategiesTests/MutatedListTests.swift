import Strategies
import Model
import Testing
import TestSupport

/// A list of three pages, whose cached values somebody alters before each reading.
@Suite struct MutatedListTests {
  @Test(arguments: StrategyName.allCases.filter { $0 != .none }, [Layers.rows, [.view, .rows]])
  func isTheListAllTheSame(strategy: StrategyName, layers: Layers) throws {
    let fixture = try Fixture()
    let texts = (1...300).map { "task \($0)" }
    try fixture.change(.add(texts.map { try newTask($0) }), .none)
    fixture.layers = layers
    let context = fixture.context()
    let list = { () throws -> ListResult in
      let listing = try strategy.strategy.list(PlainLines(), in: context)
      _ = listing.fill?()
      return listing
    }
    let expected = try list().parts.flatMap(\.array)
    // Asks for the pages, too, which a view makes unnecessary.
    if layers.contains(.view) && strategy != .expire {
      fixture.layers = .rows
      _ = try fixture.list(strategy)
    }
    let values = try fixture.cache.values(Array(fixture.cache.keys))
    #expect(values.count == (strategy == .expire ? 1 : layers == .rows ? 3 : 4))
    var random = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      for (key, value) in values.sorted(by: { $0.key.string < $1.key.string }) {
        guard Int.random(in: 0...3, using: &random) > 0 else { continue }
        try fixture.cache.set(key, value.mutated(using: &random), ttl: nil)
      }
      if try list().parts.flatMap(\.array) != expected { Issue.record("another list") }
      fixture.cache.asked = []
    }
  }
}
