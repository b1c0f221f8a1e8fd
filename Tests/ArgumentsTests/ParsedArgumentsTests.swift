import Arguments
import Testing
import Text

/// How arguments and options are read.
@Suite struct ParsedArgumentsTests {
  private enum Color: String, CaseIterable { case auto, no }

  private static let list = Option<String>(
    "--list", short: "l", value: "name", "A list", completion: .lists)
  private static let due = Option<String>(
    "--due", short: "d", value: "date", takesDashes: true, "A date")
  private static let yes = Flag("--yes", short: "y", "Yes")
  private static let ttl = Option<Int>("--ttl", value: "seconds", in: 1...60, "How long")
  private static let color = Option<Color>("--color", value: "when", "Colours (default: auto)")
  private static let quiet = Flag("--quiet", short: "q", "No notes")

  private static let syntax = Syntax(
    "try", abstract: "Try", usage: "tasks try", discussion: "Examples:",
    arguments: [Argument("first", 0...1, "One"), Argument("second", 0...1, "Another")],
    options: [list, due, yes], global: [ttl.spec, color.spec, quiet.spec])

  @Test(arguments: [
    ["--list", "x", "--yes"], ["--list=x", "-y"], ["-l", "x", "-y"], ["-lx", "-y"], ["-yl", "x"],
    ["-ylx"], ["-yl=x"], ["--list", "w", "-y", "--list", "x"],
  ])
  func optionsInEveryForm(arguments: [String]) throws {
    let parsed = try ParsedArguments(arguments, Self.syntax)
    #expect(try parsed[Self.list] == "x" && parsed[Self.yes] && !parsed[Self.quiet])
    #expect(parsed.arguments.isEmpty)
  }

  @Test func valuesAndWords() throws {
    let parsed = try ParsedArguments(
      ["-", "-q", "--due", "-3d", "-la=b", "-l", "", "--", "--yes"], Self.syntax)
    #expect(parsed.arguments == ["-", "--yes"])
    #expect(try parsed[Self.due] == "-3d" && parsed[Self.quiet] && !parsed[Self.yes])
    #expect(try parsed.values(Self.list) == ["a=b", ""])
    #expect(try parsed[Self.ttl] == nil)
  }

  @Test func typedValues() throws {
    let parsed = try ParsedArguments(["--ttl", "5", "--color", "no"], Self.syntax)
    #expect(try parsed[Self.ttl] == 5 && parsed[Self.color] == .no)
  }

  @Test(arguments: [
    (["--ttl", "x"], "invalid value 'x' for --ttl (expected 1 to 60)"),
    (["--ttl", "61"], "invalid value '61' for --ttl (expected 1 to 60)"),
    (["--color", "red"], "invalid value 'red' for --color (expected auto, no)"),
  ])
  func aWrongValue(arguments: [String], message: String) throws {
    let parsed = try ParsedArguments(arguments, Self.syntax)
    let error = #expect(throws: UsageError.self) {
      _ = try parsed[Self.ttl]
      _ = try parsed[Self.color]
    }
    #expect(error?.message == message)
  }

  private static let wrong: [([String], String, String?)] = [
    (["--lst", "x"], "unknown option '--lst'", "did you mean '--list'?"),
    (["-x"], "unknown option '-x'", nil), (["-yx"], "unknown option '-x' in '-yx'", nil),
    (["--list"], "missing value for --list", nil), (["-yl"], "missing value for -l", nil),
    (["--list", "-y"], "missing value for --list", nil),
    (["--yes=no"], "--yes takes no value", nil), (["-3"], "unknown option '-3'", nil),
    (["a", "b", "c"], "unexpected argument 'c'", nil), (["--=x"], "unknown option '--'", nil),
  ]

  @Test(arguments: wrong)
  func aWrongArgument(arguments: [String], message: String, hint: String?) throws {
    let error = #expect(throws: UsageError.self) { try ParsedArguments(arguments, Self.syntax) }
    #expect(error?.message == message && error?.hint == hint)
  }

  @Test func aMissingArgumentIsNamed() throws {
    let syntax = Syntax(
      "set", abstract: "Set", usage: "", discussion: "",
      arguments: [Argument("key", 1...1, "The key"), Argument("value", 1...1, "The value")])
    let error = #expect(throws: UsageError.self) { try ParsedArguments(["x"], syntax) }
    #expect(error?.message == "missing argument <value>")
  }

  @Test func helpComesBeforeWhatIsWrong() throws {
    #expect(try ParsedArguments(["x", "-h", "--nope"], Self.syntax).helpFlag == "-h")
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

        Global options:
          --ttl <seconds>         How long
          --color <when>          Colours: auto, no
                                  (default: auto)
          -q, --quiet             No notes
        """)
    let short = Self.syntax.helpPage(isShort: true, width: 44)
    #expect(short.hasSuffix("  Yes\n\nGlobal options: see 'tasks help options'"))
  }
}
