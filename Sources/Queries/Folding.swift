/// Text without capitals and accents, for searching.
enum Folding {
  /// The bytes of `text`, UTF-8, folded.
  static func folded(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A: bytes.append(UInt8(scalar.value) + 0x20)
      case 0..<0x80: bytes.append(UInt8(scalar.value))
      // What stands on the letter before it.
      case 0x300...0x36F: continue
      case 0xC0...0x24F: append(latin[Int(scalar.value) - 0xC0], or: scalar, to: &bytes)
      case 0x1E00...0x1EFF: append(more[Int(scalar.value) - 0x1E00], or: scalar, to: &bytes)
      default: bytes += scalar.properties.lowercaseMapping.utf8
      }
    }
    return bytes
  }

  private static func append(
    _ letter: UInt8, or scalar: Unicode.Scalar, to bytes: inout [UInt8]
  ) {
    if letter == UInt8(ascii: ".") {
      bytes += scalar.properties.lowercaseMapping.utf8
    } else {
      bytes.append(letter)
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
}
