import TestSupport
import Testing

/// A command or a few lines of shell that a document shows.
struct Example: Sendable {
  /// The document, such as `tasks.1` or `tasks help add`.
  let place: String
  let script: String
}

extension Example {
  /// The examples of every page of help; a command of several lines is one.
  static func ofHelp(_ home: Home) async throws -> [Example] {
    try await home.helpPages().flatMap { page -> [Example] in
      let lines = page.text.split(separator: "\n", omittingEmptySubsequences: false)
        .drop { $0 != "Examples:" }.dropFirst().prefix { !$0.isEmpty }
      var scripts: [String] = []
      for line in lines {
        if line.hasPrefix("    ") {
          scripts[scripts.count - 1] += "\n\(line)"
        } else {
          scripts.append(String(line.dropFirst(2)))
        }
      }
      let place = (["tasks help"] + page.command).joined(separator: " ")
      return scripts.map { Example(place: place, script: $0) }
    }
  }

  /// The displays of a manual but for transcripts, which show what they print.
  static func ofManual(_ name: String) async throws -> [Example] {
    let text = try await run("cat", ["\(Home.packageFolder)/man/\(name)"]).output
      .replacing("\\(dq", with: "\"").replacing("\\&", with: "").replacing("\\-", with: "-")
      .replacing("\\e", with: "\\")
    let blocks = text.matches(of: /\n\.Bd -literal[^\n]*\n((?s:.*?)\n)\.Ed/).map { String($0.1) }
    let lines = text.matches(of: /\n\.Dl ([^\n]+)/).map { "\($0.1)\n" }
    return (blocks + lines).compactMap { block in
      let lines = block.split(separator: "\n")
      let commands = lines.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
      guard lines.first?.hasPrefix("$ ") == true else {
        return Example(place: name, script: block.trimmed)
      }
      // TranscriptTests have the others.
      guard commands.count == lines.count else { return nil }
      return Example(place: name, script: commands.joined(separator: "\n"))
    }
  }

  /// The blocks of the README but for transcripts.
  static func ofReadme() async throws -> [Example] {
    let text = try await run("cat", ["\(Home.packageFolder)/README.md"]).output
    return text.matches(of: /\n```([a-z]+)\n((?s:.*?))```/).compactMap { block in
      guard block.1 != "console" else { return nil }
      let lines = block.2.split(separator: "\n")
      let commands = lines.filter { $0.hasPrefix("$ ") }.map { $0.dropFirst(2) }
      return Example(
        place: "README.md",
        script: commands.isEmpty ? String(block.2).trimmed : commands.joined(separator: "\n"))
    }
  }
}

extension String {
  fileprivate var trimmed: String { last == "\n" ? String(dropLast()).trimmed : self }
}
