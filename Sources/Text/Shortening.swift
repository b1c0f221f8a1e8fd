/// Returns `text` with its middle as `…` where it has more than `count` characters of Unicode, so that a
/// message that quotes a value of a megabyte is still a line.
package func shortened(_ text: String, to count: Int = 1_000) -> String {
  guard text.utf8.count > count, text.unicodeScalars.count > count else { return text }
  let end = count / 3
  return String(text.unicodeScalars.prefix(count - end - 1)) + "…"
    + String(text.unicodeScalars.suffix(end))
}
