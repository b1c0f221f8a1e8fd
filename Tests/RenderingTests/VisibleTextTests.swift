import Rendering
import Model
import Testing
import Text

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain", "plain"), (" ~", " ~"), ("x\u{7F}", "x\\u007f"), ("\u{1F}", "\\u001f"),
    ("\u{1B}[31m", "\\u001b[31m"), ("a\tb\nc\rd", "a\\tb\\nc\\rd"),
    ("\u{9B}2J\u{7F}", "\\u009b2J\\u007f"), ("\u{202E}x\u{2066}\u{200F}", "\\u202ex\\u2066\\u200f"),
    ("\u{2028}", "\\u2028"), ("קניית 日本 👩‍👩‍👧", "קניית 日本 👩‍👩‍👧"), ("back\\slash", "back\\slash"),
  ])
  func escapesWhatATerminalObeys(text: String, expected: String) {
    #expect(visible(text) == expected)
    var rows = PackedTasks()
    rows.append(TaskItem(id: 7, text: text))
    #expect(ListFormat.plain.view(look()).render([rows]) == Array("7\t\(expected)\n".utf8))
  }

  @Test func bytesThatAreNoTextAreMended() {
    var rows = PackedTasks()
    ([0x61, 0xFF, 0x1B, 0x62] as [UInt8]).withUnsafeBytes {
      rows.append(id: 1, text: $0, packedDetails: UnsafeRawBufferPointer(rebasing: $0[..<0]))
    }
    #expect(ListFormat.plain.view(look()).render([rows]) == Array("1\ta\u{FFFD}\\u001bb\n".utf8))
  }

  @Test func jsonStrings() {
    #expect(jsonString("\"\\/\u{8}é") == "\"\\\"\\\\/\\u0008é\"")
  }
}
