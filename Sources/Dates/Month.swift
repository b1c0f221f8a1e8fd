/// The months of the calendar, 1 to 12.
enum Month {
  /// The English names in lower case.
  static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october",
    "november", "december",
  ]

  /// The month that `word` begins the English name of, with three letters or more in lower case; nil
  /// for anything else.
  static func number(word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    return names.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
  }

  /// The English name in three letters, such as `Dec`.
  static func shortName(_ month: Int) -> StaticString { shortNames[month - 1] }

  private static let shortNames: [StaticString] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
