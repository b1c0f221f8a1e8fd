/// A word that is searched in texts, capitals and accents aside.
package struct Needle: Equatable, Sendable {
  /// Folded.
  private let bytes: [UInt8]
  private let isASCII: Bool

  package init(_ word: String) {
    bytes = Folding.folded(word)
    isASCII = bytes.reduce(0, |) < 0x80
  }

  /// Whether `text` holds the word, or with `isWhole` is the word.
  package func isIn(_ text: Span<UInt8>, isWhole: Bool) -> Bool {
    guard isWhole else { return isIn(text) }
    return text.withUnsafeBufferPointer {
      Folding.folded(String(decoding: $0, as: UTF8.self)) == bytes
    }
  }

  /// Whether `text` holds the word.
  package func isIn(_ text: Span<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    return text.withUnsafeBytes { text in
      // Most texts are ASCII, where folding is looking at a bit.
      if text.reduce(0, |) < 0x80 { return isASCII && isIn(text, from: first) }
      return Folding.folded(String(decoding: text, as: UTF8.self)).withUnsafeBytes {
        isIn($0, from: first)
      }
    }
  }

  /// Whether `text`, folded or ASCII, holds the bytes.
  private func isIn(_ text: UnsafeRawBufferPointer, from first: UInt8) -> Bool {
    guard text.count >= bytes.count else { return false }
    let end = text.count - bytes.count + 1
    var start = 0
    // Sixteen places at a time, as long as there are so many: nearly all of them begin otherwise.
    let bit = SIMD16<UInt8>(repeating: (0x61...0x7A).contains(first) ? 0x20 : 0)
    let wanted = SIMD16(repeating: first)
    while start + 16 <= text.count, start < end {
      let block = text.loadUnaligned(fromByteOffset: start, as: SIMD16<UInt8>.self)
      let isFirst = (block | bit) .== wanted
      if any(isFirst) {
        for place in start..<min(start + 16, end) where isHere(text, place) { return true }
      }
      start += 16
    }
    return start < end && (start..<end).contains { isHere(text, $0) }
  }

  private func isHere(_ text: UnsafeRawBufferPointer, _ start: Int) -> Bool {
    for index in bytes.indices {
      let byte = text[start + index]
      guard (byte &- 0x41 < 26 ? byte | 0x20 : byte) == bytes[index] else { return false }
    }
    return true
  }
}
