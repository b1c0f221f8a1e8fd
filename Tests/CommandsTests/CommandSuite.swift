import TestSupport
import Testing

/// Tests that run commands in one home.
protocol CommandSuite {
  var home: Home { get }
}

extension CommandSuite {
  /// Runs a command and returns what it printed, errors last.
  func tasks(_ words: String..., at now: String? = nil) async throws -> String {
    let ended = try await home.tasks(words, environment: now.map { ["TASKS_NOW": $0] } ?? [:])
    return ended.output + ended.errors
  }

  /// Runs a command of the shell on a terminal of 80 columns and returns the lines that are not empty.
  func onATerminal(
    _ command: String, lines: Int = 50, environment: [String: String] = [:]
  ) async throws -> [String] {
    let exports = environment.map { "export \($0.key)='\($0.value)'; " }.joined()
    let ended = try await home.shell(
      """
      \(exports)script -qec 'stty cols 80 rows \(lines); \(command)' /dev/null < /dev/null
      """)
    return ended.output.split(whereSeparator: \.isNewline).map(String.init)
  }
}

extension Trait where Self == ConditionTrait {
  /// For what only a file has, when the others run on a server.
  static var onFiles: Self { .enabled("this is about files") { !Home.isOnServer } }
}
