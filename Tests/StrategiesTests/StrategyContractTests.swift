import Strategies
import Model
import TestSupport
import Testing

/// What every strategy promises, over every cache that a test can hold in its hand.
@Suite struct StrategyContractTests {
  static let stamped: [StrategyName] = [.delete, .rotate, .update]

  @Test(arguments: StrategyName.allCases, Fixture.CacheKind.allCases)
  func aFirstListIsRightAndASecondIsAHit(
    strategy: StrategyName, kind: Fixture.CacheKind
  ) async throws {
    try await Fixture.with(kind) { fixture in
      #expect(try fixture.list(strategy) == ([], false))
      try fixture.add("one", .none)
      try fixture.add("two", .none)
      #expect(try fixture.list(strategy) == (["one", "two"], false))
      #expect(try fixture.list(strategy) == (["one", "two"], strategy != .none))
    }
  }

  @Test(arguments: stamped, Fixture.CacheKind.allCases)
  func everyChangeIsSeenByTheNextList(
    strategy: StrategyName, kind: Fixture.CacheKind
  ) async throws {
    try await Fixture.with(kind) { fixture in
      var expected: [String] = []
      for number in 1...20 {
        try fixture.add("\(number)", strategy)
        expected.append("\(number)")
        let list = try fixture.list(strategy)
        #expect(list.texts == expected)
        #expect(list.hit == (strategy == .update))
        #expect(try fixture.list(strategy) == (expected, true))
        if number.isMultiple(of: 3) {
          try fixture.change(.remove(.ids(TaskIDs([Int64(number)...Int64(number)]))), strategy)
          expected.removeLast()
          #expect(try fixture.list(strategy).texts == expected)
        }
      }
    }
  }

  @Test(arguments: stamped, stamped)
  func strategiesCanBeMixed(writer: StrategyName, reader: StrategyName) throws {
    let fixture = try Fixture()
    for number in 1...5 {
      try fixture.add("\(number)", writer)
      #expect(try fixture.list(reader).texts.count == number)
      #expect(try fixture.list(writer).texts.count == number)
    }
  }

  @Test(arguments: StrategyName.allCases)
  func aCacheOutOfReachFailsNothing(strategy: StrategyName) throws {
    let fixture = try Fixture()
    fixture.cache.failure = .away("out of reach")
    try fixture.add("one", strategy)
    #expect(try fixture.list(strategy) == (["one"], false))
    // After its first failure it is asked no more.
    #expect(fixture.cache.asked.count <= 2)
    fixture.cache.failure = nil
    #expect(try fixture.list(strategy).texts == ["one"])
  }

  @Test(arguments: StrategyName.allCases.filter { $0 != .none }, Fixture.CacheKind.allCases)
  func whatOthersPlantIsNotShown(strategy: StrategyName, kind: Fixture.CacheKind) async throws {
    try await Fixture.with(kind) { fixture in
      try fixture.add("mine", strategy)
      _ = try fixture.list(strategy)
      let key = try #require(fixture.cache.keys.first)
      let own = try #require(try fixture.cache.values([key])[key])
      let garbage: [[UInt8]] = [[], [0], Array("TSK4".utf8), own.reversed(), own.dropLast()]
      for planted in garbage {
        try fixture.cache.set(key, planted, ttl: nil)
        #expect(try fixture.list(strategy) == (["mine"], false))
        #expect(fixture.lastSteps.contains { $0.contains("corrupt") })
      }
      #expect(try fixture.list(strategy) == (["mine"], true))
    }
  }

  @Test(arguments: StrategyName.allCases.filter { $0 != .none })
  func aValueOfAnotherVersionIsAMiss(strategy: StrategyName) throws {
    let fixture = try Fixture()
    try fixture.add("mine", strategy)
    _ = try fixture.list(strategy)
    let key = try #require(fixture.cache.keys.first)
    let own = try #require(try fixture.cache.values([key])[key])
    try fixture.cache.set(key, Array("TSK2".utf8) + own.dropFirst(4), ttl: nil)
    #expect(try fixture.list(strategy) == (["mine"], false))
    #expect(!fixture.lastSteps.contains { $0.contains("corrupt") })
    #expect(try fixture.list(strategy) == (["mine"], true))
  }

  @Test(arguments: [(StrategyName.delete, "delete"), (.update, "set")])
  func aChangeIsOneQuestion(strategy: StrategyName, question: String) throws {
    let fixture = try Fixture()
    try fixture.add("one", strategy)
    #expect(fixture.cache.asked == [question])
  }
}
