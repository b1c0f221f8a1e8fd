import Testing
import TestSupport

/// The open tasks as the database's own shell reads them, in the form of a plain list.
func truth(_ home: Home) async throws -> String {
  try await home.sql("SELECT id || '\t' || text FROM task WHERE done IS NULL ORDER BY id")
}

/// Lists `count` times, each in a process of its own, and counts how many were not `truth`.
func staleLists(
  _ home: Home, strategy: String, count: Int = 20, environment: [String: String] = [:]
) async throws -> Int {
  let truth = try await truth(home)
  var stale = 0
  for _ in 0..<count {
    let list = try await home.tasks("list", "--strategy", strategy, environment: environment)
    #expect(list.status == 0, "\(list)")
    if list.output != truth { stale += 1 }
  }
  return stale
}

/// Demands that a fresh list, and the next, is what the database holds.
func expectRightList(
  _ home: Home, strategy: String, sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  let stale = try await staleLists(home, strategy: strategy, count: 2)
  #expect(stale == 0, sourceLocation: sourceLocation)
}
