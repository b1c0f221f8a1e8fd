import Testing
import TestSupport

/// Text is text: stored exactly, shown safely, exact in JSON.
@Suite struct TextTests {
  @Test(
    .onFiles,
    arguments: [
      "it's \"quoted\" and \\backslashed\\", "emoji 👩‍👩‍👧 ☝🏽 🇩🇪", "日本語の課題", "קניית חלב",
      "\u{202E}desrever\u{202C}", "\u{1B}[31mred\u{1B}[0m \u{7} \u{9B}2J", "tab\there",
      "--strategy=none", "- -", "%s %d ${HOME} $(reboot) `ls`", "; DROP TABLE task; --",
      "e\u{301}", "\u{FEFF}bom", "\u{1}\u{7F}x",
      String(repeating: "ü", count: 2_048),
    ])
  func everyTextSurvives(text: String) async throws {
    let home = try Home()
    let added = try await home.shell("\"$tasks\" add -- \(quoted(text))")
    #expect(added.status == 0, "\(added)")
    let hex = try await home.shell("sqlite3 \"$db\" 'SELECT hex(text) FROM task'").output
    #expect(
      hex == text.utf8.map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }.joined() + "\n")

    for format in ["table", "plain", "json"] {
      let list = try await home.tasks(
        "list", "--format", format, environment: ["COLUMNS": "5000"])
      let shown = list.output + added.output
      let raw = shown.unicodeScalars.filter { scalar in
        scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
          || (0x202A...0x202E).contains(scalar.value)
      }
      #expect(raw.isEmpty, "\(format)")
    }
    let script = "import json,sys; sys.stdout.write(json.load(sys.stdin)[0]['text'])"
    let json = try await home.tasks("list", "--format", "json").output
    #expect(try await run(systemPython, ["-c", script], input: json).output == text)
  }

  private func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
