/// A word that is searched in texts, capitals and accents aside.
struct Needle: Equatable, Sendable {
  /// Folded.
  private let bytes: [UInt8]

  init(_ word: String) {
    bytes = Folding.folded(word)
  }

  /// Whether `text` holds the word.
  func isIn(_ text: Span<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { text in
      // Most texts are ASCII, where folding is looking at a bit.
      if text.reduce(0, |) < 0x80 { return isIn(text) { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 } }
      return Folding.folded(String(decoding: text, as: UTF8.self)).withUnsafeBufferPointer {
        isIn($0) { $0 }
      }
    }
  }

  @inline(__always)
  private func isIn(_ text: UnsafeBufferPointer<UInt8>, _ fold: (UInt8) -> UInt8) -> Bool {
    guard let first = bytes.first else { return true }
    guard text.count >= bytes.count else { return false }
    for start in 0...text.count - bytes.count where fold(text[start]) == first {
      var length = 1
      while length < bytes.count, fold(text[start + length]) == bytes[length] { length += 1 }
      if length == bytes.count { return true }
    }
    return false
  }
}
