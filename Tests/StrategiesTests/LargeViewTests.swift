import Strategies
import Model
import TestSupport
import Testing

/// A view that no cache takes in one piece is there whole or not at all.
@Suite struct LargeViewTests {
  let fixture: Fixture
  private let texts: [String]

  init() throws {
    fixture = try Fixture()
    fixture.layers = .view
    var random = SeededGenerator(seed: 7)
    texts = (1...1_000).map { _ in
      (0..<200).map { _ in String(UInt64.random(in: .min ... .max, using: &random), radix: 36) }
        .joined()
    }
    try fixture.change(.add(texts.map { try newTask($0) }), .none)
  }

  private var parts: [CacheKey] {
    fixture.cache.keys.sorted { $0.string < $1.string }
  }

  @Test func isReadInTwoQuestions() throws {
    #expect(try fixture.list(.delete) == (texts, false))
    #expect(parts.count == 3)
    fixture.cache.asked = []
    #expect(try fixture.list(.delete) == (texts, true))
    #expect(fixture.cache.asked == ["get", "get"])
  }

  @Test func whatWasPrintedIsStored() throws {
    let cold = try StrategyName.delete.strategy.list(PlainLines(), in: fixture.context())
    let printed = cold.parts.map(\.array)
    #expect(!fixture.cache.asked.contains("set"))
    #expect(cold.fill?() == true)
    var context = fixture.context()
    context.verifiedShare = 1
    let warm = try StrategyName.delete.strategy.list(PlainLines(), in: context)
    #expect(warm.origin == .cacheUnderStamp && context.cache.warning == nil)
    #expect(warm.parts.map(\.array) == printed && fixture.texts(warm) == texts)
    #expect(printed.count == 3)
    #expect(printed.allSatisfy { $0.count <= Envelope.maximumPayloadBytes })
  }

  @Test(arguments: 0..<3)
  func withoutOnePartItIsNone(missing: Int) throws {
    _ = try fixture.list(.delete)
    #expect(try fixture.cache.delete(parts[missing]))
    #expect(try fixture.list(.delete) == (texts, false))
    #expect(try fixture.list(.delete) == (texts, true))
  }

  @Test(arguments: 0..<3)
  func aPartOfAnotherFillingIsRefused(other: Int) throws {
    _ = try fixture.list(.delete)
    let old = try #require(try fixture.cache.values([parts[other]])[parts[other]])
    // The same list, stored again.
    try fixture.cache.set(parts[0], [0], ttl: nil)
    #expect(try fixture.list(.delete) == (texts, false))
    try fixture.cache.set(parts[other], old, ttl: nil)
    #expect(try fixture.list(.delete) == (texts, false))
  }

  @Test func twoPartsChangedForEachOtherAreRefused() throws {
    _ = try fixture.list(.delete)
    let values = try fixture.cache.values(parts)
    try fixture.cache.set(parts[1], #require(values[parts[2]]), ttl: nil)
    try fixture.cache.set(parts[2], #require(values[parts[1]]), ttl: nil)
    #expect(try fixture.list(.delete) == (texts, false))
  }

  @Test func underExpireToo() throws {
    #expect(try fixture.list(.expire) == (texts, false))
    #expect(try fixture.list(.expire) == (texts, true))
    #expect(parts.count > 1)
    #expect(try fixture.cache.delete(parts[1]))
    #expect(try fixture.list(.expire) == (texts, false))
  }
}
