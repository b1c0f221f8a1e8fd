import Strategies
import Testing

@testable import stress

/// A minute of `make stress`: each strategy alone for five seconds, and all of them mixed.
@Suite(.serialized) struct StressTests {
  @Test(arguments: StrategyName.allCases)
  func nothingIsWrong(strategy: StrategyName) async throws {
    try await expectNothingWrong([strategy], seconds: 5)
  }

  @Test func nothingIsWrongWithAllStrategiesMixed() async throws {
    let others = Double(5 * StrategyName.allCases.count)
    try await expectNothingWrong(Settings.mixed, seconds: 60 - others)
  }

  /// Without the stamp check the same run sees stale lists, and sees them soon; pages of
  /// different moments make torn ones.
  @Test func listsAreStaleWithoutTheStamp() async throws {
    var settings = Settings()
    settings.seconds = 10
    settings.processes = 4
    settings.environment = [Settings.ignoringStamp.key: Settings.ignoringStamp.value]
    let report = try await Stress.run(settings)
    #expect(report.count(.stale) > 0, "\(report.markdown)")
    let both = report.count(.stale) + report.count(.torn)
    #expect(both == report.violations.count, "\(report.markdown)")
  }
}

private func expectNothingWrong(_ strategies: [StrategyName], seconds: Double) async throws {
  var settings = Settings()
  settings.seconds = seconds
  settings.processes = 4
  settings.strategies = strategies
  let report = try await Stress.run(settings)
  #expect(report.violations.isEmpty, "\(report.markdown)")
}
