import Testing
import TestSupport

/// `tasks edit` in a real editor, which here is a line of shell.
@Suite struct EditorTests {
  let home: Home

  init() async throws {
    home = try Home(["TZ": "UTC", "TASKS_NOW": "2026-11-26T09:00:00Z"])
    try await home.tasks(
      "add", "Fix the parser", "-l", "work", "-t", "a", "-p", "low", "-d", "2026-12-01", "-n", "why"
    )
  }

  private func edit(_ editor: String) async throws -> Ended {
    try await home.tasks("edit", "1", environment: ["EDITOR": editor])
  }

  @Test func everyFieldCanBeChanged() async throws {
    let script = """
      sed -i -e '1s/.*/New words/' -e 's/^list:.*/list: home/' -e 's/^tags:.*/tags: b, c/' \
      -e 's/^priority:.*/priority: high/' -e 's/^due:.*/due: 2027-01-02 17:30/' -e 's/why/because/'
      """
    let ended = try await edit(script)
    #expect(
      ended.output == """
        edited #1 New words (due 2027-01-02 17:30 (2 Jan 2027 17:30), was 2026-12-01 (Tue), \
        priority high, list home, tags b, c, with a note)

        """)
    let show = try await home.tasks("show", "1").output
    #expect(show.contains("#1 New words\n") && show.contains("\nbecause\n"))
  }

  @Test func everyFieldCanBeCleared() async throws {
    let script = "sed -i -e 's/^\\([a-z]*\\):.*/\\1:/' -e '/---/q'"
    #expect(
      try await edit(script).output
        == "edited #1 Fix the parser (no due date, no priority, no list, no tags, no note)\n")
  }

  @Test func unsavedIsUnchanged() async throws {
    #expect(try await edit("true") == Ended(output: "nothing was changed\n"))
    let failed = try await edit("false")
    #expect(failed.status == 1 && failed.errors.contains("the editor 'false' failed"))
    #expect(try await home.tasks("log").output.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ("1s/.*//", "the first line is blank"), ("s/^due:.*/due: never/", "'never' is not a date"),
    (
      "s/^priority:.*/priority: urgent/",
      "invalid value 'urgent' for priority (expected high, medium, low)"
    ),
    ("s/^tags:/tgas:/", "unknown field 'tgas'"), ("1d", "the first line is a field"),
  ])
  func whatIsWrongIsKept(script: String, words: String) async throws {
    let ended = try await edit("sed -i '\(script)'")
    #expect(ended.status == 1 && ended.errors.contains(words), "\(ended)")
    let path = try #require(ended.errors.firstMatch(of: /your text is in (\/tmp\/[^\s)]+)/)?.1)
    #expect(try await run("rm", [String(path)]).status == 0)
    #expect(try await home.tasks("show", "1").output.contains("Fix the parser"))
  }

  @Test func theSecondOfTwoEditorsGetsBothTexts() async throws {
    let other = "\(home.binary) edit 1 --text 'theirs' > /dev/null; sed -i '1s/.*/mine/'"
    let ended = try await edit("f() { \(other) \"$1\"; }; f")
    #expect(ended.status == 1, "\(ended)")
    #expect(ended.errors.contains("now:\ntheirs\n") && ended.errors.contains(":\nmine\n"))
    #expect(ended.errors.contains("#1 changed while you were editing; nothing was changed"))
    #expect(try await home.tasks("list").output.hasPrefix("1\ttheirs"))
    let path = try #require(ended.errors.firstMatch(of: /yours, in (\/tmp\/\S+):/)?.1)
    #expect(try await run("rm", [String(path)]).status == 0)
  }

  @Test func theFileIsInTheFolderForTemporaryFiles() async throws {
    let variables = ["EDITOR": "false", "TMPDIR": home.path]
    let ended = try await home.tasks("edit", "1", environment: variables)
    #expect(ended.errors.contains("(see \(home.path)/tasks-1-"), "\(ended)")
    let missing = try await home.tasks(
      "edit", "1", environment: ["EDITOR": "true", "TMPDIR": "\(home.path)/missing"])
    let reason = "cannot make a file in \(home.path)/missing"
    #expect(missing.status == 1 && missing.errors.contains(reason))
  }

  @Test func theTimeOfADueDateSurvivesAnotherZone() async throws {
    try await home.tasks("edit", "1", "-d", "2026-12-01T17:00")
    _ = try await home.tasks(
      "edit", "1", environment: ["EDITOR": "sed -i 1s/.*/x/", "TZ": "Asia/Kolkata"])
    #expect(try await home.tasks("show", "1").output.contains("due       2026-12-01 17:00"))
  }
}
