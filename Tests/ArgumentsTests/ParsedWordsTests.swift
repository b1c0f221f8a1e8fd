import Arguments
import Testing

/// How words are taken apart.
@Suite struct ParsedWordsTests {
  private static let syntax = Syntax(
    "try", abstract: "Try", usage: "tasks try", discussion: "Examples:",
    arguments: [Argument("first", 0...1, "One"), Argument("second", 0...1, "Another")],
    options: [
      Option("--list", short: "l", value: "name", "A list", completion: .lists),
      Option("--due", short: "d", value: "date", takesDashes: true, "A date"),
      Option("--yes", short: "y", "Yes"),
    ],
    common: [
      Option("--ttl", value: "seconds", "How long"),
      Option(
        "--color", value: "when", "Colours (default: auto)", completion: .words(["auto", "no"])),
      Option("--quiet", short: "q", "No words"),
    ])

  @Test(arguments: [
    ["--list", "x", "--yes"], ["--list=x", "-y"], ["-l", "x", "-y"], ["-lx", "-y"], ["-yl", "x"],
    ["-ylx"], ["-yl=x"], ["--list", "w", "-y", "--list", "x"],
  ])
  func optionsInEveryForm(words: [String]) throws {
    let parsed = try ParsedWords(words, Self.syntax)
    #expect(parsed.value("--list") == "x" && parsed.has("--yes") && !parsed.has("--quiet"))
    #expect(parsed.arguments.isEmpty)
  }

  @Test func valuesAndWords() throws {
    let parsed = try ParsedWords(
      ["-", "-q", "--due", "-3d", "-la=b", "-l", "", "--", "--yes"], Self.syntax)
    #expect(parsed.arguments == ["-", "--yes"])
    #expect(parsed.value("--due") == "-3d" && parsed.has("--quiet") && !parsed.has("--yes"))
    #expect(parsed.values("--list") == ["a=b", ""])
    #expect(parsed.value("--ttl") == nil)
  }

  @Test func typedValues() throws {
    let parsed = try ParsedWords(["--ttl", "5", "--color", "no"], Self.syntax)
    #expect(try parsed.number("--ttl") == 5)
    #expect(try parsed.choice("--color", ["auto", "no"], { $0 }) == "no")
    #expect(throws: UsageError.self) { try parsed.choice("--color", ["auto"], { $0 }) }
    let wrong = try ParsedWords(["--ttl", "x"], Self.syntax)
    #expect(throws: UsageError.self) { let _: Int? = try wrong.number("--ttl") }
  }

  @Test(arguments: [
    (["--lst", "x"], "unknown option '--lst'; did you mean '--list'?"),
    (["-x"], "unknown option '-x'"), (["-yx"], "unknown option '-x' in '-yx'"),
    (["--list"], "missing value for '--list <name>'"), (["-yl"], "missing value for '-l <name>'"),
    (["--list", "-y"], "missing value for '--list <name>'"),
    (["--yes=no"], "'--yes' takes no value"), (["-3"], "unknown option '-3'"),
    (["a", "b", "c"], "unexpected argument 'c'"), (["--=x"], "unknown option '--'"),
  ])
  func whatIsWrongIsSaid(words: [String], sentence: String) throws {
    let error = #expect(throws: UsageError.self) { try ParsedWords(words, Self.syntax) }
    #expect(error?.sentence == sentence)
  }

  @Test func aMissingWordIsNamed() throws {
    let syntax = Syntax(
      "set", abstract: "Set", usage: "", discussion: "",
      arguments: [Argument("key", 1...1, "The key"), Argument("value", 1...1, "The value")])
    let error = #expect(throws: UsageError.self) { try ParsedWords(["x"], syntax) }
    #expect(error?.sentence == "missing expected argument '<value>'")
  }

  @Test func helpIsAskedForInFrontOfWhatIsWrong() throws {
    #expect(try ParsedWords(["x", "-h", "--nope"], Self.syntax).asksHelp)
  }

  @Test func theHelpPage() {
    #expect(
      Self.syntax.helpPage(width: 44) == """
        Try

        Usage: tasks try

        Examples:

        Arguments:
          <first>                 One
          <second>                Another

        Options:
          -l, --list <name>       A list
          -d, --due <date>        A date
          -y, --yes               Yes

        Options of all commands:
          --ttl <seconds>         How long
          --color <when>          Colours: auto, no
                                  (default: auto)
          -q, --quiet             No words
        """)
  }
}
