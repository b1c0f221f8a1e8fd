import TOML
import TestSupport
import Testing

@Suite struct TOMLDocumentTests {
  @Test func readsTheSubsetOfTOML() throws {
    let text = try TOMLDocument(
      Array(
        #"""
        # A comment.
        a = "b # c" # after it
        'd = 1
        """#.replacing("'d = 1", with: "d-e_1=1_000\r").utf8)
        + Array(
          #"""

            f.g  . h = 'C:\new'
          i = -0.25
          j = true	
          k = "\t\"\\\u00e9\U0001F600"
          m = +1e2
          """#.utf8))
    #expect(
      text.entries.map { "\($0.line) \($0.key) \($0.value)" } == [
        #"2 a string("b # c")"#, "3 d-e_1 integer(1000)", #"4 f.g.h string("C:\\new")"#,
        "5 i number(-0.25)", "6 j boolean(true)", #"7 k string("\t\"\\é😀")"#, "8 m number(100.0)",
      ])
    #expect(try TOMLDocument([]).entries.isEmpty)
  }

  @Test(arguments: [
    ("a = [1]", "arrays are not supported, in 'a'"),
    ("a = {b = 1}", "inline tables are not supported, in 'a'"),
    ("a = \"\"\"b\"\"\"", "multi-line text is not supported"),
    ("[[a]]", "tables are not supported"), ("[a.b]", "tables are not supported"),
    ("[a", "tables are not supported"),
    ("a = 2026-11-23", "the value of 'a' must be a number, true, false, or text in quotes"),
    ("a = 0x10", "the value of 'a' must be a number, true, false, or text in quotes"),
    ("a = 007", "the value of 'a' must be a number, true, false, or text in quotes"),
    ("a = 1__0", "the value of 'a' must be a number, true, false, or text in quotes"),
    ("a = 1_", "the value of 'a' must be a number, true, false, or text in quotes"),
    ("a = .5", "the value of 'a' must be a number, true, false, or text in quotes"),
    (
      "a = 9223372036854775808",
      "the value of 'a' must be a number, true, false, or text in quotes"
    ),
    ("a = 1e999", "the value of 'a' must be a number, true, false, or text in quotes"),
    ("a = inf", "the value of 'a' must be a number, true, false, or text in quotes"),
    ("a = update", "the value of 'a' must be a number, true, false, or text in quotes"),
    ("a =", "the value of 'a' is missing"), ("a = # b", "the value of 'a' is missing"),
    ("a", "'=' is missing after 'a'"), ("a b = 1", "'=' is missing after 'a'"),
    ("= 1", "expected a key: letters, digits, '-' and '_', without quotes"),
    ("\"a\" = 1", "expected a key: letters, digits, '-' and '_', without quotes"),
    ("a. = 1", "expected a key: letters, digits, '-' and '_', without quotes"),
    ("a = \"b", "a closing \" is missing"), ("a = 'b", "a closing ' is missing"),
    ("a = \"\\e\"", "invalid escape; use single quotes for a literal backslash"),
    ("a = \"\\ud800\"", "\\u takes 4 hexadecimal digits"),
    ("a = \"\\u12\"", "\\u takes 4 hexadecimal digits"),
    ("a = \"\\U00110000\"", "\\U takes 8 hexadecimal digits"),
    ("a = 1 2", "unexpected text after the value"),
    ("a = \"\u{1B}\"", "is not UTF-8, or has a control character"),
    ("a = 1\rb = 2", "is not UTF-8, or has a control character"),
  ])
  func refusesWhatItDoesNotKnow(line: String, sentence: String) {
    #expect(throws: TOMLError(line: 2, sentence)) {
      try TOMLDocument(Array("# first\n\(line)\n".utf8))
    }
  }

  @Test func refusesWhatIsNotUTF8() {
    #expect(throws: TOMLError(line: 1, "is not UTF-8, or has a control character")) {
      try TOMLDocument(Array("# ".utf8) + [0xFF])
    }
  }

  @Test(arguments: [
    ("a = 1\na = 2", "a"), ("a = 1\nb = 2\na = 1", "a"), ("t.a = 1\nt . a = 2", "t.a"),
  ])
  func refusesADuplicateKey(text: String, key: String) {
    let line = text.count { $0 == "\n" } + 1
    #expect(throws: TOMLError(line: line, "duplicate key '\(key)'")) {
      try TOMLDocument(Array(text.utf8))
    }
  }
}
