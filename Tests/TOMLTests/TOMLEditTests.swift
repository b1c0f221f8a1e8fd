import TOML
import TestSupport
import Testing

@Suite struct TOMLEditTests {
  @Test(arguments: [
    ("", "k = 1\n"), ("# c", "# c\nk = 1\n"), ("# c\n", "# c\nk = 1\n"),
    ("  k  =  'x'   # why\nl = 2\n", "  k  =  1   # why\nl = 2\n"), ("k = 2", "k = 1"),
    ("a = 1\r\n", "a = 1\r\nk = 1\r\n"), ("k = 2\r\nb = 3", "k = 1\r\nb = 3"),
  ])
  func setsAndLeavesTheRest(before: String, after: String) throws {
    let bytes = try TOMLDocument(Array(before.utf8)).setting("k", to: .integer(1))
    #expect(String(decoding: bytes, as: UTF8.self) == after)
    #expect(try TOMLDocument(bytes)["k"]?.value == .integer(1))
  }

  @Test(arguments: [
    ("# a\nk = 1 # b\n# c\n", "# a\n# c\n"), ("l = 2\nk = 1", "l = 2\n"), ("l = 2\n", "l = 2\n"),
    ("k = 1\r\nl = 2\r\n", "l = 2\r\n"),
  ])
  func removesALine(before: String, after: String) throws {
    let bytes = try TOMLDocument(Array(before.utf8)).removing("k")
    #expect(String(decoding: bytes, as: UTF8.self) == after)
  }

  @Test func whatIsWrittenIsRead() throws {
    var random = SeededGenerator(seed: 11)
    let scalars = Array("ab\"\\'#=\n\r\t\u{0}\u{1B}\u{7F}é😀[]{}.\u{2028}".unicodeScalars)
    for _ in 0..<2_000 {
      var string = ""
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        if let scalar = scalars.randomElement(using: &random) {
          string.unicodeScalars.append(scalar)
        }
      }
      let values: [TOMLValue] = [
        .string(string), .integer(.random(in: .min ... .max, using: &random)),
        .number(.random(in: -1e9...1e9, using: &random)), .boolean(.random(using: &random)),
      ]
      for value in values {
        let bytes = try TOMLDocument([]).setting("k", to: value)
        #expect(try TOMLDocument(bytes)["k"]?.value == value)
      }
    }
  }

  /// Whatever bytes come: an error or entries, and an edit of what was read is read again.
  @Test func hostileBytesNeverTrap() {
    var random = SeededGenerator(seed: 5)
    let whole = Array(
      "# c\na = \"x\\u00e9\" # d\r\nb.c = 'y'\nd = 1_0\ne = -1.5e3\nf = true\n".utf8)
    var read = 0
    for _ in 0..<20_000 {
      guard let text = try? TOMLDocument(whole.mutated(using: &random)) else { continue }
      read += 1
      for bytes in [text.setting("a", to: .string("\"\n")), text.setting("k", to: .integer(1))] {
        #expect((try? TOMLDocument(bytes)) != nil, "\(String(decoding: bytes, as: UTF8.self))")
      }
      #expect((try? TOMLDocument(text.removing("a")))?["a"] == nil)
    }
    #expect(read > 2_000)
  }
}
