/// A position in text that should name dates; capitals count as small letters, and a hyphen beside a
/// letter as a blank, so that `next-fri` is `next fri`.
struct DateScanner {
  private var rest: ArraySlice<UInt8>

  /// Reads `text` without the blanks around them; throws when they are longer than any date.
  init(_ text: String) throws(Misfit) {
    guard text.utf8.count <= 100 else { throw .unreadable }
    var bytes = text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    for index in bytes.indices.dropFirst().dropLast() where bytes[index] == 0x2D {
      let (before, after) = (bytes[index - 1], bytes[index + 1])
      guard
        Self.isLetter(before) && Self.isLetterOrDigit(after)
          || Self.isLetterOrDigit(before) && Self.isLetter(after)
      else { continue }
      bytes[index] = 0x20
    }
    rest = bytes[...]
    takeBlanks()
    while let last = rest.last, Self.isBlank(last) { rest.removeLast() }
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Steps over `character`, which is ASCII, if it is the next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest.removeFirst()
    return true
  }

  /// Steps over spaces and tabs; false when there is none.
  @discardableResult mutating func takeBlanks() -> Bool {
    guard let first = rest.first, Self.isBlank(first) else { return false }
    rest = rest.drop(while: Self.isBlank)
    return true
  }

  /// Steps over `word` if it is the next whole word.
  mutating func take(word: String) -> Bool {
    var reader = self
    guard reader.word() == word else { return false }
    self = reader
    return true
  }

  /// Steps over blanks and `word`; nothing is read where these are not next.
  mutating func takeBlanks(thenWord word: String) -> Bool {
    var reader = self
    guard reader.takeBlanks(), reader.take(word: word) else { return false }
    self = reader
    return true
  }

  /// Reads letters, none included.
  mutating func word() -> String {
    let letters = rest.prefix(while: Self.isLetter)
    rest = rest[letters.endIndex...]
    return String(decoding: letters, as: UTF8.self)
  }

  /// Reads a number of `digits` digits; nil, and nothing is read, when there are fewer.
  ///
  /// One too large to count days, months or seconds with is the largest of 15 digits.
  mutating func number(digits: ClosedRange<Int> = 1...100) -> Int? {
    let found = rest.prefix(digits.upperBound).prefix { (0x30...0x39).contains($0) }
    guard found.count >= digits.lowerBound else { return nil }
    rest = rest[found.endIndex...]
    return found.reduce(0) { min($0 * 10 + Int($1 - 0x30), 999_999_999_999_999) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09
  }
}
