import TestSupport

/// The help of one command line, such as `tasks help config set`.
struct HelpPage {
  let command: [String]
  let text: String
}

extension Home {
  /// Every page of the help: each command and group that the pages themselves name, and the global
  /// options.
  func helpPages() async throws -> [HelpPage] {
    try await helpPages([]) + [helpPage(["options"])]
  }

  private func helpPages(_ command: [String]) async throws -> [HelpPage] {
    let page = try await helpPage(command)
    var pages = [page]
    for match in page.text.split(separator: "\nCommands:\n").dropFirst().joined()
      .matches(of: /(?:^|\n)  ([a-z]+)/)
    {
      pages += try await helpPages(command + [String(match.1)])
    }
    return pages
  }

  private func helpPage(_ command: [String]) async throws -> HelpPage {
    let ended = try await tasks(["help"] + command, environment: ["COLUMNS": "80"])
    return HelpPage(command: command, text: ended.output + ended.errors)
  }
}
