import Libc
import TestSupport
import Testing

// What is read from stdin.
extension RobustEndTests {
  /// Runs a command with `input` as its stdin.
  private func tasks(_ words: [String], reading input: [UInt8]) async throws -> Ended {
    let path = "\(home.path)/input"
    unlink(path)
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    try #require(writeAll(input, to: file))
    close(file)
    return try await home.shell("\"$tasks\" \(words.joined(separator: " ")) < input")
  }

  /// Whether a command refused its input as one line that says so, and changed nothing.
  private func expectRefusal(
    _ ended: Ended, _ status: Int32, _ words: [String], location: SourceLocation = #_sourceLocation
  ) async throws {
    #expect(ended.status == status && ended.output.isEmpty, "\(words)", sourceLocation: location)
    #expect(
      ended.errors.hasPrefix("tasks: ") && ended.errors.utf8.count < 2_000
        && ended.errors.hasSuffix("; nothing was changed\n")
        && ended.errors.split(separator: "\n").count == 1,
      "\(words): \(ended.errors.prefix(2_000))", sourceLocation: location)
    #expect(try await count() == 1_500, "\(words)", sourceLocation: location)
  }

  func closedStdin(_ status: Int32) async throws {
    for words in InputForm.all.map(\.words) + [["add", "x", "--note", "-"]] {
      let ended = try await home.shell("\"$tasks\" \(words.joined(separator: " ")) <&-")
      try await expectRefusal(ended, status, words)
    }
    #expect(try await home.shell("\"$tasks\" count <&-") == Ended(output: "1500\n"))
  }

  /// The name of a task as `name` is refused by every form.
  func refused(_ status: Int32, _ name: [UInt8]) async throws {
    for form in InputForm.all {
      let ended = try await tasks(form.words, reading: form.bytes(calling: name))
      try await expectRefusal(ended, status, form.words)
      #expect(ended.errors.contains("line "), "\(form.words): \(ended.errors)")
      // Nor is it anything else when there is nothing but it.
      let bare = try await tasks(form.words, reading: name)
      guard bare.status != 0 else {
        // A text without a checklist.
        #expect(form.words.last == "markdown" && bare.output == "imported 0 tasks\n")
        continue
      }
      try await expectRefusal(bare, status, form.words)
    }
    let note = try await tasks(["add", "x", "--note", "-"], reading: name)
    try await expectRefusal(note, status, ["--note"])
  }

  func invalidUTF8(_ status: Int32) async throws {
    // Cut off, a half of a surrogate pair, too long, and Latin-1.
    for bytes: [UInt8] in [[0xE2, 0x82], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xE9]] {
      try await refused(status, Array("fi".utf8) + bytes + Array("rst".utf8))
    }
    let argument = try await home.shell("\"$tasks\" add \"$(printf 'x\\377')\"")
    #expect(argument.status == status && argument.errors.contains("is not UTF-8"))
    #expect(try await count() == 1_500)
  }

  /// What is read as `bytes` has it is what the plain form is.
  func same(_ status: Int32, as bytes: (InputForm) -> [UInt8]) async throws {
    for (index, form) in InputForm.all.enumerated() {
      var lists: [String] = []
      for (name, input) in [("plain", form.bytes()), ("other", bytes(form))] {
        let database = "\(name)\(index).db"
        let ended = try await tasks(form.words + ["--db", database], reading: input)
        #expect(ended.status == status, "\(form.words): \(ended)")
        lists.append(try await home.tasks("export", "--with-log", "--db", database).output)
      }
      #expect(lists[0] == lists[1], "\(form.words)")
      #expect(
        lists[0].matches(of: /"text": "(first|second)"/).count >= 2, "\(form.words): \(lists[0])")
      // Also where the form is found by its beginning.
      guard form.words[0] == "import" else { continue }
      let guessed = try await tasks(
        ["import", "-", "--db", "guess\(index).db"], reading: bytes(form))
      #expect(guessed.status == status, "\(form.words): \(guessed)")
      #expect(
        try await home.tasks("export", "--with-log", "--db", "guess\(index).db").output == lists[0],
        "\(form.words)")
    }
    let settings = InputForm(
      [], ["# first", "strategy = \"rotate\"", "alias.all = \"list --all\""])
    try await home.shell("mkdir -p .config/tasks")
    _ = try await tasks(["count"], reading: bytes(settings))
    let read = try await home.shell(
      "cp input .config/tasks/config.toml; \"$tasks\" config get strategy; \"$tasks\" all | wc -l")
    #expect(read == Ended(output: "rotate\n1500\n"))
  }
}
