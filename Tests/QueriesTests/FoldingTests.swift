import Model
import Queries
import Testing
import TestSupport

@Suite struct FoldingTests {
  @Test(arguments: [
    ("Milk", "milk"), ("CAFÉ", "cafe"), ("cafe\u{301}", "cafe"), ("Ångström", "angstrom"),
    ("ÀÖØöøÿ", "aooooy"), ("Łódź", "lodz"), ("Đà Nẵng", "da nang"), ("İstanbul", "istanbul"),
    ("ısı", "isi"), ("Straße", "straße"), ("STRASSE", "strasse"), ("Ærø", "æro"),
    ("Ёлка", "елка"), ("ЙОД", "иод"), ("и\u{306}од", "иод"), ("Ὀδυσσεύς", "οδυσσευσ"),
    ("ΟΔΥΣΣΕΎΣ", "οδυσσευσ"), ("ΐ", "ι"), ("日本語", "日本語"), ("한국어", "한국어"),
    ("x\u{0}y", "x\u{0}y"), ("👩‍👩‍👧", "👩‍👩‍👧"), ("", ""), ("\u{301}", ""),
  ])
  func foldsCapitalsAndAccents(text: String, folded: String) {
    #expect(Folding.folded(text) == Array(folded.utf8))
  }

  /// Foundation has the Unicode tables that the program does without.
  @Test func isTheSameForBothFormsOfALetter() {
    let ranges: [ClosedRange<UInt32>] = [
      0xC0...0x24F, 0x370...0x3FF, 0x400...0x52F, 0x1E00...0x1EFF, 0x1F00...0x1FBC,
    ]
    for scalar in ranges.joined().compactMap(Unicode.Scalar.init) {
      let letter = String(scalar)
      guard scalar.properties.isAlphabetic, let parts = decomposition(letter) else { continue }
      #expect(Folding.folded(letter) == Folding.folded(parts), "\(letter) U+\(scalar.value)")
    }
  }

  @Test func aWordIsFoundWhereverItStands() {
    var random = SeededGenerator(seed: 7)
    let alphabets = [Array("aAbB.:"), Array("aAbBéE\u{301}ñ 日")]
    func word(_ length: ClosedRange<Int>, _ letters: [Character]) -> String {
      String(
        (0..<Int.random(in: length, using: &random)).map { _ in
          letters.randomElement(using: &random) ?? "a"
        })
    }
    var found = 0
    for round in 0..<6_000 {
      // Also longer than the blocks in which texts are searched.
      let text = word(0...(round % 60), alphabets[round % 2])
      let needle = word(1...5, alphabets[round % 2])
      let isIn = occurs(Folding.folded(needle), in: Folding.folded(text))
      var rows = PackedTasks()
      rows.append(TaskItem(id: 1, text: text))
      rows.forEach { _, bytes, _ in
        #expect(Needle(needle).isIn(bytes) == isIn, "\(text) \(needle)")
      }
      if isIn { found += 1 }
    }
    #expect((1_000...5_000).contains(found))
  }

  private func occurs(_ needle: [UInt8], in text: [UInt8]) -> Bool {
    guard text.count >= needle.count else { return false }
    return (0...text.count - needle.count).contains { text[$0...].starts(with: needle) }
  }
}
