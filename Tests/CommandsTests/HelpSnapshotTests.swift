import Foundation
import Testing
import TestSupport

/// The whole help, as it was reviewed.
///
/// After a change of the help, record it with
/// `TASKS_RECORD=1 swift test --filter HelpSnapshotTests` and read the difference; recording fails
/// the run.
@Suite(.onFiles) struct HelpSnapshotTests {
  private let path = "\(Home.packageFolder)/Tests/CommandsTests/Snapshots/help.txt"

  @Test func theHelpIsAsReviewed() async throws {
    let home = try Home()
    let pages = try await home.helpPages()
    let options = try #require(pages.last?.text.split(separator: "\n\n").last)
    // The global options are shown once.
    var text = pages.map { page in
      let isLast = page.command == ["options"]
      let page = (page.command, isLast ? page.text : page.text.replacing(options, with: "…\n"))
      return "$ tasks \((["help"] + page.0).joined(separator: " "))\n\(page.1)\n"
    }.joined()
    text += try await
      "$ tasks add -h\n\(home.tasks("add", "-h", environment: ["COLUMNS": "80"]).output)"
    #expect(pages.count > 25 && !text.contains("unknown command"))
    if ProcessInfo.processInfo.environment["TASKS_RECORD"] != nil {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("the help was recorded; read the difference")
    }
    let reviewed = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text == reviewed, "see \(path)")
  }
}
