extension [UInt8] {
  /// Up to `count` random bytes: of all, or mostly of those that a reader looks for.
  package static func random(upTo count: Int, using random: inout SeededGenerator) -> [UInt8] {
    let isAny = Bool.random(using: &random)
    return (0..<Int.random(in: 0...count, using: &random)).flatMap { _ -> [UInt8] in
      isAny || UInt8.random(in: 0..<8, using: &random) == 0
        ? [UInt8.random(in: 0...255, using: &random)]
        : tokens.randomElement(using: &random) ?? []
    }
  }

  /// Itself with one to four parts damaged: bytes flipped, parts cut out, moved and doubled, its end cut
  /// off, and what a reader looks for put in.
  package func damaged(using random: inout SeededGenerator) -> [UInt8] {
    var bytes = self
    for _ in 0...Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &random)
      let part = place..<Swift.min(place + Int.random(in: 1...40, using: &random), bytes.count)
      switch Int.random(in: 0...8, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 2: bytes.removeSubrange(part)
      case 3: bytes.insert(contentsOf: bytes[part], at: place)
      case 4: bytes += bytes[part]
      case 5: bytes.removeLast(bytes.count - place)
      default: bytes.insert(contentsOf: Self.tokens.randomElement(using: &random) ?? [], at: place)
      }
    }
    return bytes
  }

  private static let tokens: [[UInt8]] =
    [
      "\0", "\n", "\r\n", "\r", "\t", " ", "  ", "\"", "\\", "\\u", "\\ud83d", "\\u0000", "{", "}",
      "[",
      "]", ":", ",", ";", "#", "# ", "- [ ] ", "* [x] ", "```\n", "(A) ", "x ", "+", "@", "due:",
      "t:", "rec:", "pri:", "2026-12-01", "9999-12-31", "0000-00-00", "20261120T090000Z",
      "99999999999999999999", "-1", "1e999", "0", "null", "true", "id", "ids", "text", "list",
      "tags",
      "due", "every", "until", "wait", "done", "key", "ref", "verb", "step", "before", "after",
      "note",
      "\u{1B}[31m", "\u{202E}", "\u{FEFF}", "é", "📞", "=", "'", "--", "-", "%", "$(",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF]]
}
