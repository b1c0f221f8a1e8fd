import Configuration
import TestSupport
import Testing

@Suite struct ConfigurationTextTests {
  @Test func readsTheSubsetOfTOML() throws {
    let text = try ConfigurationText(
      Array(
        #"""
        # A comment.
        a = "b # c" # behind it
        'd = 1
        """#.replacing("'d = 1", with: "d-e_1=1_000\r").utf8)
        + Array(
          #"""

            f.g  . h = 'C:\new'
          i = -0.25
          j = true	
          k = "\t\"\\\u00e9\U0001F600"
          [ l ] # a table
          m = +1e2
          """#.utf8))
    #expect(
      text.entries.map { "\($0.line) \($0.key) \($0.value)" } == [
        #"2 a string("b # c")"#, "3 d-e_1 integer(1000)", #"4 f.g.h string("C:\\new")"#,
        "5 i number(-0.25)", "6 j boolean(true)", #"7 k string("\t\"\\é😀")"#, "9 l.m number(100.0)",
      ])
    #expect(try ConfigurationText([]).entries.isEmpty)
  }

  @Test(arguments: [
    ("a = [1]", "an array is not supported, in 'a'"),
    ("a = {b = 1}", "a table in braces is not supported, in 'a'"),
    ("a = \"\"\"b\"\"\"", "a text of several lines is not supported"),
    ("[[a]]", "an array of tables is not supported"),
    ("[a.b]", "a table in a table is not supported"),
    ("[a", "']' is missing behind the table's name"),
    ("a = 2026-11-23", "the value of 'a' is no number, not true or false, and not in quotes"),
    ("a = 0x10", "the value of 'a' is no number, not true or false, and not in quotes"),
    ("a = 007", "the value of 'a' is no number, not true or false, and not in quotes"),
    ("a = 1__0", "the value of 'a' is no number, not true or false, and not in quotes"),
    ("a = 1_", "the value of 'a' is no number, not true or false, and not in quotes"),
    ("a = .5", "the value of 'a' is no number, not true or false, and not in quotes"),
    (
      "a = 9223372036854775808",
      "the value of 'a' is no number, not true or false, and not in quotes"
    ),
    ("a = 1e999", "the value of 'a' is no number, not true or false, and not in quotes"),
    ("a = inf", "the value of 'a' is no number, not true or false, and not in quotes"),
    ("a = update", "the value of 'a' is no number, not true or false, and not in quotes"),
    ("a =", "the value of 'a' is missing"), ("a = # b", "the value of 'a' is missing"),
    ("a", "'=' is missing behind 'a'"), ("a b = 1", "'=' is missing behind 'a'"),
    ("= 1", "a key is missing, which is letters, digits, '-' and '_' without quotes"),
    ("\"a\" = 1", "a key is missing, which is letters, digits, '-' and '_' without quotes"),
    ("a. = 1", "a key is missing, which is letters, digits, '-' and '_' without quotes"),
    ("a = \"b", "a closing \" is missing"), ("a = 'b", "a closing ' is missing"),
    ("a = \"\\e\"", "a backslash before what is no escape; single quotes take it as it is"),
    ("a = \"\\ud800\"", "\\u takes the 4 hexadecimal digits of a character"),
    ("a = \"\\u12\"", "\\u takes the 4 hexadecimal digits of a character"),
    ("a = \"\\U00110000\"", "\\U takes the 8 hexadecimal digits of a character"),
    ("a = 1 2", "more stands behind what was complete"),
    ("a = \"\u{1B}\"", "is not UTF-8, or has a control character"),
    ("a = 1\rb = 2", "is not UTF-8, or has a control character"),
  ])
  func refusesWhatItDoesNotKnow(line: String, sentence: String) {
    #expect(throws: ConfigurationFault(line: 2, sentence)) {
      try ConfigurationText(Array("# first\n\(line)\n".utf8))
    }
  }

  @Test func refusesWhatIsNotUTF8() {
    #expect(throws: ConfigurationFault(line: 1, "is not UTF-8, or has a control character")) {
      try ConfigurationText(Array("# ".utf8) + [0xFF])
    }
  }

  @Test(arguments: [
    ("a = 1\na = 2", "a"), ("[t]\n[t]", "t"), ("t.a = 1\n[t]", "t"), ("t = 1\n[t]", "t"),
    ("t = 1\nt.a = 2", "t.a"), ("t.a = 2\nt = 1", "t"), ("[t]\nb = 1\nb.c = 1", "t.b.c"),
  ])
  func refusesWhatStandsThereTwice(text: String, key: String) {
    let line = text.count { $0 == "\n" } + 1
    #expect(throws: ConfigurationFault(line: line, "'\(key)' stands here a second time")) {
      try ConfigurationText(Array(text.utf8))
    }
  }
}
