import TaskList
import Testing

@Suite struct TaskTextTests {
  @Test(arguments: ["x", " x ", "é", "👩‍👩‍👧", "\u{1B}[31m", String(repeating: "x", count: 4_096)])
  func keepsTextAsItIs(text: String) throws {
    #expect(try TaskText(text).string == text)
  }

  @Test(
    arguments: [
      ("", .blank), (" \t\u{A0}\u{3000}", .blank), ("\u{200B}\u{2060}\u{FE0F}", .blank),
      ("a\nb", .lineBreak), ("a\r", .lineBreak), ("\u{B}a", .lineBreak), ("a\u{C}", .lineBreak),
      ("a\u{85}b", .lineBreak), ("a\u{2028}b", .lineBreak), ("a\u{2029}b", .lineBreak),
      ("a\u{0}b", .containsNUL),
      (String(repeating: "ü", count: 2_049), .tooLong(4_098)),
    ] as [(String, TaskTextError)])
  func refuses(text: String, error: TaskTextError) {
    #expect(throws: error) { try TaskText(text) }
  }
}
