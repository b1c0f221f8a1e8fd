private import CWidth
private import Libc

/// `text` in at most `width` columns of a terminal, with an ellipsis where it was cut.
package func cut(_ text: String, to width: Int) -> String {
  var used = 0
  var kept = ""
  var keptBeforeEllipsis = ""
  for character in text {
    used += columns(character)
    guard used <= width else { return keptBeforeEllipsis + "…" }
    kept.append(character)
    if used < width { keptBeforeEllipsis = kept }
  }
  return kept
}

extension String {
  /// How many columns of a terminal it takes.
  package var columnCount: Int { reduce(0) { $0 + columns($1) } }
}

/// The spaces to add after `text` to fill `width` columns.
func padding(_ text: String, to width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.columnCount))
}

/// `text` with spaces after it to fill `width` columns.
func padded(_ text: String, to width: Int) -> String { text + padding(text, to: width) }

/// `text` with spaces before it to fill `width` columns.
func padded(_ text: String, toRight width: Int) -> String { padding(text, to: width) + text }

/// How many columns of a terminal a grapheme takes: 0, 1, 2, or more for conjuncts of several
/// letters.
func columns(_ character: Character) -> Int {
  if let ascii = character.asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
  let scalars = character.unicodeScalars
  let isEmoji = scalars.contains { scalar in
    // U+FE0F asks for the picture of a character that is also text.
    scalar.properties.isEmojiPresentation || scalar.properties.isEmojiModifier
      || scalar.value == 0xFE0F
  }
  return isEmoji ? 2 : scalars.reduce(0) { $0 + columns($1) }
}

private func columns(_ scalar: Unicode.Scalar) -> Int {
  guard scalar.properties.generalCategory != .format else { return 0 }
  guard let width = widths(wchar_t(scalar.value)), width >= 0 else { return 1 }
  return width
}

/// wcwidth(3) in a UTF-8 locale whatever the user's is; nil where the system has none.
private func widths(_ character: wchar_t) -> Int? {
  guard let locale = utf8Locale else { return nil }
  let before = uselocale(locale)
  defer { uselocale(before) }
  return Int(cwidth_columns(character))
}

#if canImport(Darwin)
  nonisolated(unsafe) private let utf8Locale = newlocale(LC_CTYPE_MASK, "UTF-8", nil)
#else
  nonisolated(unsafe) private let utf8Locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
#endif
