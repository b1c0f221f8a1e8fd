import Strategies
import TestSupport

/// What a run is made of.
struct Settings: Sendable {
  /// How long commands are started.
  var seconds = 60.0
  /// How many commands run at once.
  var processes = 8
  var store = Store.sqlite
  /// What each command picks its strategy from.
  var strategies = Self.mixed
  /// Where the random choices come from; how the commands come in between each other does not.
  var seed = UInt64.random(in: 0...9_999_999)
  /// Added to the environment of every command.
  var environment: [String: String] = [:]
  var binary = Home.hookedBinary
  /// The program of the page; nil for none.
  var page: String?

  /// All strategies; expire and none less often, because they demand less.
  static let mixed: [StrategyName] =
    StrategyName.allCases + StrategyName.allCases.filter { $0 != .expire && $0 != .none }

  /// The switch of the program with hooks to take any cached list, whatever its stamp.
  static let ignoringStamp = (key: "TASKS_TEST_IGNORE_STAMP", value: "1")

  /// The time to live under expire, in seconds.
  static let ttl = 1

  /// How old a list may be, in nanoseconds.
  static func age(_ strategy: StrategyName) -> UInt64 {
    // On one machine the ttl, and a second for a clock that is set meanwhile. The promise of 5
    // seconds for two clocks would find nothing in a short run.
    strategy == .expire ? UInt64(ttl + 1) * 1_000_000_000 : 0
  }
}
