import Caching
import Libc
import Storage
import Strategies
import Model
import Testing
import TestSupport

/// A memcached may be shared: whoever else writes to it, a list shows no word of theirs.
@Suite struct PlantedValueTests {
  let fixture: Fixture

  init() throws {
    fixture = try Fixture()
  }

  /// Plants rows of somebody else's, sealed as `seal` likes, where `strategy` looks for its own.
  private func plant(
    _ strategy: StrategyName, _ seal: (_ state: StoreStamp, _ stamp: Bits128, CacheKey) -> [UInt8]
  ) throws -> (texts: [String], hit: Bool) {
    try fixture.add("mine", strategy)
    _ = try fixture.list(strategy)
    fixture.cache.keys = []
    #expect(try fixture.list(strategy).hit)
    let key = try #require(fixture.cache.keys.first)
    let state = try #require(try fixture.state())
    let stamp = try #require(try fixture.pageStamp())
    try fixture.cache.set(key, seal(state, stamp, key), ttl: nil)
    return try fixture.list(strategy)
  }

  private var foreign: [UInt8] {
    var rows = PackedTasks()
    rows.append(TaskItem(id: 1, text: "planted"))
    return rows.bytes
  }

  private func envelope(_ stamp: Bits128, _ payload: [UInt8]) -> Envelope {
    Envelope(kind: .rows, stamp: stamp, time: fixture.now, payload: payload)
  }

  /// The other tests of this suite would pass if nothing were planted at all.
  @Test(arguments: StrategyContractTests.stamped)
  func whoeverKnowsAllSecretsIsBelieved(strategy: StrategyName) throws {
    let list = try plant(strategy) { state, stamp, key in
      envelope(stamp, foreign).sealed(key: key, secret: state.secret)
    }
    #expect(list == (["planted"], true))
  }

  @Test(arguments: StrategyContractTests.stamped)
  func anotherSecretIsRefused(strategy: StrategyName) throws {
    let list = try plant(strategy) { state, stamp, key in
      let secret = Bits128(high: state.secret.high, low: state.secret.low ^ 1)
      return envelope(stamp, foreign).sealed(key: key, secret: secret)
    }
    #expect(list == (["mine"], false))
    #expect(fixture.lastSteps.contains { $0.contains("corrupt") })
  }

  @Test(arguments: StrategyContractTests.stamped)
  func anotherStampIsRefused(strategy: StrategyName) throws {
    let list = try plant(strategy) { state, stamp, key in
      let other = Bits128(high: stamp.high ^ 1, low: stamp.low)
      return envelope(other, foreign).sealed(key: key, secret: state.secret)
    }
    #expect(list == (["mine"], false))
    #expect(fixture.lastSteps.contains { $0.contains("other stamp") })
  }

  @Test(arguments: StrategyContractTests.stamped)
  func aValueMovedFromAnotherKeyIsRefused(strategy: StrategyName) throws {
    let list = try plant(strategy) { state, stamp, key in
      envelope(stamp, foreign)
        .sealed(key: CacheKey(key.string + "x"), secret: state.secret)
    }
    #expect(list == (["mine"], false))
  }

  @Test(arguments: StrategyContractTests.stamped)
  func whatIsSealedButNoRowsIsRefused(strategy: StrategyName) throws {
    let list = try plant(strategy) { state, stamp, key in
      envelope(stamp, [1, 200, 0]).sealed(key: key, secret: state.secret)
    }
    #expect(list == (["mine"], false))
    #expect(fixture.lastSteps.contains { $0.contains("corrupt") })
  }

  @Test(arguments: StrategyName.allCases)
  func databasesThatShareACacheDoNotMix(strategy: StrategyName) throws {
    let cache = MemoryCache(now: wallMilliseconds)
    let trace = Trace(clock: monotonicNanoseconds)
    let paths = ["a.db", "b.db"].map { fixture.home.path + "/" + $0 }
    func makeContext(_ path: String, _ round: Int) -> ListContext {
      let store = SQLiteStore(path: path, makesFolder: false, slowQuery: 0, trace: trace)
      return ListContext(
        store: store, cache: BestEffortCache(cache, trace: trace), trace: trace, ttl: 60,
        layers: [.view, .rows], author: { Author(name: "tester", time: 1) },
        now: { [fixture] in fixture.now + UInt64(round) * 3_600_000 },
        pause: pause(seconds:))
    }
    for round in 1...3 {
      for path in paths {
        let context = makeContext(path, round)
        let result = try strategy.strategy.commit(
          .add([newTask(path)]), in: context)
        strategy.strategy.didCommit(result, PlainLines(), in: context)
        for _ in 1...2 {
          let listing = try strategy.strategy.list(PlainLines(), in: context)
          _ = listing.fill?()
          #expect(fixture.texts(listing) == [String](repeating: path, count: round))
        }
      }
      // Each has its own place: filling the one has not put the other out.
      for path in paths where strategy != .none {
        let listing = try strategy.strategy.list(PlainLines(), in: makeContext(path, round))
        #expect(listing.origin != .database)
        #expect(fixture.texts(listing) == [String](repeating: path, count: round))
      }
    }
  }
}
