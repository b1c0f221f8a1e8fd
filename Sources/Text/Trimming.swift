extension String {
  /// The text without the characters at its end that meet `isTrimmed`.
  package func trimmingEnd(_ isTrimmed: (Character) -> Bool) -> String {
    guard let last = lastIndex(where: { !isTrimmed($0) }) else { return "" }
    return String(self[...last])
  }
}
