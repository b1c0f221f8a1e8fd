import Model
import TestSupport
import Testing

import Board

/// Text of users in a page.
@Suite struct HTMLTests {
  private func html(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.append(text: text)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func textIsText() {
    #expect(html("Buy milk") == "Buy milk")
    #expect(html("<b>&\"'") == "&lt;b&gt;&amp;&quot;&#39;")
    #expect(html("é<📞>") == "é&lt;📞&gt;")
    #expect(html("a\u{1B}[31m\u{202E}b\u{0}") == "a\\u001b[31m\\u202eb\\u0000")
  }

  /// No text makes a slot, or ends an attribute or a text.
  @Test func noRandomTextIsMarkup() {
    var generator = SeededGenerator(seed: 15)
    for _ in 0..<2_000 {
      let scalars = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
        Unicode.Scalar(UInt8.random(in: 0...0x7F, using: &generator))
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      var bytes: [UInt8] = []
      bytes.append(text: String(text))
      bytes.append(attribute: String(text))
      #expect(!bytes.contains(Slot.mark), "\(scalars)")
      for byte in "<>\"'".utf8 { #expect(!bytes.contains(byte), "\(scalars)") }
    }
  }

  @Test func slotsAreFilledWhereTheyAre() {
    let parts = [
      Array("a".utf8) + Slot.token.bytes + Array("b".utf8) + Slot.user.bytes, Slot.token.bytes,
      Array("end".utf8) + [Slot.mark],
    ]
    let filled = parts.splitAtSlots().filled([.token: Array("T".utf8)]).joined()
    #expect(String(decoding: filled, as: UTF8.self) == "aTbTend")
  }
}
