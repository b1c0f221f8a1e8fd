import Testing
import TestSupport

@Suite struct AddCommandTests {
  @Test func aTextThatLooksLikeAnOptionGetsAHint() async throws {
    #expect(
      try await Home().tasks("add", "-v", "is no option")
        == Ended(
          errors: "tasks: unknown option '-v' (put '--' before arguments that start with '-')\n",
          status: 2))
  }

  @Test func numbersAreNeverUsedAgain() async throws {
    let home = try Home()
    #expect(try await home.tasks("add", "Buy milk").output == "added #1 Buy milk\n")
    #expect(try await home.tasks("add", "Call mum").output == "added #2 Call mum\n")
    try await home.tasks("remove", "2")
    #expect(try await home.tasks("add", "Call dad").output == "added #3 Call dad\n")
  }

  @Test func wordsAreJoinedAndLiteral() async throws {
    let home = try Home()
    #expect(
      try await home.tasks("add", "Call", "mum", "--", "-really-", "--", "-q").output
        == "added #1 Call mum -really- -- -q\n")
    #expect(try await home.tasks("add", "help").output == "added #2 help\n")
    #expect(try await home.tasks("add", "  two  spaces  ").output == "added #3   two  spaces  \n")
  }

  @Test(.onFiles) func optionsStandBeforeOrBehindTheWords() async throws {
    let home = try Home()
    #expect(try await home.tasks("-q", "add", "one").output == "")
    #expect(try await home.tasks("add", "-q", "two").output == "")
    #expect(try await home.tasks("add", "three", "--quiet").output == "")
    #expect(
      try await home.tasks("--db", home.database, "--strategy=none", "list").output
        == "1\tone\n2\ttwo\n3\tthree\n")
  }

  @Test(arguments: [
    [""], ["   "], ["\t"], ["\u{200B}\u{2060}"], ["a\nb"], ["a\rb"], ["a\u{2028}b"],
    [String(repeating: "x", count: 4_097)], [], ["-x"],
  ])
  func badTextIsAUsageErrorAndNothingIsStored(words: [String]) async throws {
    let home = try Home()
    let ended = try await home.tasks(["add"] + words)
    #expect(ended.status == 2)
    #expect(ended.output.isEmpty)
    #expect(ended.errors.hasPrefix("tasks: "))
    #expect(ended.errors.split(separator: "\n").count == 1)
    #expect(try await run("test", ["-e", home.database]).status == 1)
  }

  @Test func textThatIsNotUTF8IsAUsageError() async throws {
    let home = try Home()
    let ended = try await home.shell("\"$tasks\" add \"$(printf 'a\\377b')\"")
    #expect(ended.status == 2)
    #expect(ended.errors == "tasks: 'a\u{FFFD}b' is not UTF-8\n")
    #expect(try await run("test", ["-e", home.database]).status == 1)
  }

  @Test func standardInputMayBeNonBlocking() async throws {
    let home = try Home()
    let script = """
      import os,subprocess,sys,time
      r,w=os.pipe(); os.set_blocking(r,False)
      p=subprocess.Popen([sys.argv[1],'add','-'],stdin=r); time.sleep(.3)
      os.write(w,b'late\\n'); os.close(w); sys.exit(p.wait())
      """
    let ended = try await run(
      systemPython, ["-c", script, home.binary], environment: home.environment())
    #expect(ended == Ended(output: "added #1 late\n"))
  }

  @Test func standardInputIsOneTaskPerLine() async throws {
    let home = try Home()
    #expect(
      try await home.tasks("add", "-", input: "one\n\ntwo").output
        == "added #1 one\nadded #2 two\n")
    let bad = try await home.tasks("add", "-", input: "three\n\u{200B}\n")
    #expect(bad == Ended(errors: "tasks: line 2 is blank; nothing was changed\n", status: 2))
    #expect(try await home.tasks("add", "-", input: " \n\t\n").status == 2)
    #expect(try await home.tasks("add", "-").status == 2)
    #expect(try await home.tasks("list").output == "1\tone\n2\ttwo\n")
  }
}
