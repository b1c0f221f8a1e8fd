import Model
import Testing

@Suite struct TaskTextTests {
  @Test(arguments: [
    "x", " x ", "é", "e\u{301}", "👩‍👩‍👧", "\u{1B}[31m", "\u{FEFF}a\u{200B}", "--", "\t.",
    String(repeating: "x", count: 4_096), String(repeating: "ü", count: 2_048),
  ])
  func keepsTextAsItIs(text: String) throws {
    // The bytes: Swift takes the two forms of é for equal.
    #expect(try Array(TaskText(text).string.utf8) == Array(text.utf8))
  }

  @Test(
    arguments: [
      ("", .blank), (" \t\u{A0}\u{3000}", .blank), ("\u{200B}\u{2060}\u{FE0F}", .blank),
      ("\u{AD}", .blank), ("\u{200C}\u{200D}\u{2061}", .blank), ("\u{FEFF}", .blank),
      ("\u{200E}\u{202A}\u{2066}", .blank), ("\u{115F}\u{3164}", .blank), ("\u{E0020}", .blank),
      ("a\r\nb", .lineBreak), ("\n", .lineBreak), (" \u{2028} ", .lineBreak), ("\0", .containsNUL),
      (String(repeating: "x", count: 4_097), .tooLong(4_097)),
      ("a\nb", .lineBreak), ("a\r", .lineBreak), ("\u{B}a", .lineBreak), ("a\u{C}", .lineBreak),
      ("a\u{85}b", .lineBreak), ("a\u{2028}b", .lineBreak), ("a\u{2029}b", .lineBreak),
      ("a\u{0}b", .containsNUL),
      (String(repeating: "ü", count: 2_049), .tooLong(4_098)),
    ] as [(String, TaskTextError)])
  func refuses(text: String, error: TaskTextError) {
    #expect(throws: error) { try TaskText(text) }
  }
}
