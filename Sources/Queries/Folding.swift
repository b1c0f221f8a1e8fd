/// Text without capitals and accents, for searching.
package enum Folding {
  /// The bytes of `text`, UTF-8, folded.
  package static func folded(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A: bytes.append(UInt8(scalar.value) + 0x20)
      case 0..<0x80: bytes.append(UInt8(scalar.value))
      // A mark on the letter before it.
      case 0x300...0x36F: continue
      case 0xC0...0x24F: append(latin[Int(scalar.value) - 0xC0], or: scalar, to: &bytes)
      case 0x1E00...0x1EFF: append(more[Int(scalar.value) - 0x1E00], or: scalar, to: &bytes)
      case 0x370...0x52F, 0x1F00...0x1FFF: append(scalar, to: &bytes)
      default: bytes += scalar.properties.lowercaseMapping.utf8
      }
    }
    return bytes
  }

  private static func append(
    _ letter: UInt8, or scalar: Unicode.Scalar, to bytes: inout [UInt8]
  ) {
    if letter == UInt8(ascii: ".") {
      append(scalar, to: &bytes)
    } else {
      bytes.append(letter)
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    for small in scalar.properties.lowercaseMapping.unicodeScalars {
      guard !(0x300...0x36F).contains(small.value) else { continue }
      bytes += String(others[small] ?? small).utf8
    }
  }

  // The letter without its accents of U+00C0 to U+024F, as the Unicode Character Database
  // decomposes it (and ø, đ, ħ, ł, ŧ and ı, which it does not); a dot for none.
  private static let latin = Array(
    """
    aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.yaaaaaaccccccccdd\
    ddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllll..llnnnnnn...oooooo..rrrrrrssssss\
    ssttttttuuuuuuuuuuuuwwyyyzzzzzz.................................oo.............u\
    u............................aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa..oo\
    aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................
    """.utf8)

  // The same of U+1E00 to U+1EFF.
  private static let more = Array(
    """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo\
    oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy......\
    aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu\
    uuyyyyyyyy......
    """.utf8)

  private static let others: [Unicode.Scalar: Unicode.Scalar] = {
    var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (letter, forms) in families {
      for form in forms.unicodeScalars { letters[form] = letter }
    }
    return letters
  }()

  // Small letters and what the Unicode Character Database decomposes to them with an accent, and
  // the sigma at the end of a word.
  private static let families: [(Unicode.Scalar, String)] = [
    ("æ", "ǣǽ"), ("ʒ", "ǯ"), ("ſ", "ẛ"), ("ϒ", "ϓϔ"),
    ("α", "άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ"),
    ("ε", "έἐἑἒἓἔἕὲέ"),
    ("η", "ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ"),
    ("ι", "ΐίϊἰἱἲἳἴἵἶἷὶίῐῑῒΐῖῗ"),
    ("ο", "όὀὁὂὃὄὅὸό"), ("ρ", "ῤῥ"), ("σ", "ς"),
    ("υ", "ΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ"),
    ("ω", "ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ"),
    ("а", "ӑӓ"), ("г", "ѓ"), ("е", "ѐёӗ"), ("ж", "ӂӝ"), ("з", "ӟ"), ("и", "йѝӣӥ"), ("к", "ќ"),
    ("о", "ӧ"), ("у", "ўӯӱӳ"), ("ч", "ӵ"), ("ы", "ӹ"), ("э", "ӭ"), ("і", "ї"), ("ѵ", "ѷ"),
    ("ә", "ӛ"), ("ө", "ӫ"),
  ]
}
