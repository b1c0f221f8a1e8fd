import Strategies
import TestSupport
import Testing

@testable import stress

/// Half a minute of `make stress`: each strategy alone, and all of them mixed, in a file and on servers.
@Suite(.serialized) struct StressTests {
  @Test(arguments: StrategyName.allCases.map(\.rawValue))
  func nothingIsWrong(strategy: String) async throws {
    try await expectNothingWrong(["--strategy", strategy, "--seconds", "2"])
  }

  @Test func nothingIsWrongWithAllStrategiesMixed() async throws {
    try await expectNothingWrong(["--seconds", "6"])
  }

  @Test(arguments: ["postgresql", "pgbouncer"])
  func nothingIsWrongOnAServer(store: String) async throws {
    try await expectNothingWrong(["--store", store, "--seconds", "5"])
  }

  /// Without the stamp check the same run sees stale lists, and sees them soon.
  ///
  /// Pages of different moments make torn lists, and by chance one that only a later change makes true.
  @Test func listsAreStaleWithoutTheStamp() async throws {
    let ignoring = [Settings.ignoringStamp.key: Settings.ignoringStamp.value]
    let ended = try await stress(["--seconds", "8"], environment: ignoring)
    #expect(ended.status == 1)
    let verdict = try #require(
      ended.output.wholeMatch(
        of: /(?s).*\nstale (\d+), lost 0, torn \d+, future \d+, invented 0, failed 0\n/),
      "\(ended)")
    #expect(verdict.1 != "0")
  }
}

private func expectNothingWrong(_ arguments: [String]) async throws {
  let ended = try await stress(arguments)
  #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended.output)\(ended.errors)")
}

/// Runs the tool in a process of its own, whose threads other tests do not keep busy.
private func stress(
  _ arguments: [String], environment: [String: String] = [:]
) async throws -> Ended {
  let home = try Home()
  let folder = home.binary.prefix(through: home.binary.lastIndex(of: "/") ?? home.binary.startIndex)
  return try await run(
    "\(folder)stress", ["--processes", "4"] + arguments,
    environment: home.environment(environment.merging(["TASKS_BINARY": home.binary]) { $1 }))
}
