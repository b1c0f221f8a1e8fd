private import Text

extension DateError {
  /// Examples of the forms that are nearest to the text.
  var examples: String {
    let text = text.lowercased()
    let words = Set(text.split { !$0.isLetter }.map(String.init))
    switch wanted {
    case .clock: return "2026-11-23T09:00:00Z, 2026-11-23T09:00:00, @1795424400"
    case .recurrence:
      return "day, weekday, 2 weeks, mon,thu, month, 15th, last day, 1st mon, year"
    case .range where text.halves != nil: return "fri..mon, 2026-12-01..2026-12-24, ..eom, today.."
    case .dueDate, .range, .pastMoment: break
    }
    let isPast = wanted == .pastMoment
    if !words.isDisjoint(with: ["next", "this", "last"]) {
      return isPast ? "last week, last month, last fri" : "next week, next fri, next month"
    }
    if words.contains(where: { Month.number(word: String($0.prefix(3))) != nil }) {
      return "5 dec, dec 5, 5 dec 2027, 2026-12-05"
    }
    if text.utf8.contains(UInt8(ascii: ":"))
      || !words.isDisjoint(with: ["at", "am", "pm", "oclock"])
    {
      return "17:00, 5pm, noon, fri 17:00, 2026-12-01T17:00"
    }
    if text.contains(where: \.isNumber), !words.isEmpty {
      return isPast ? "3d, 2 weeks ago, 2h, 1m" : "3d, 2 weeks, in 3 days, +2h, 1m"
    }
    if !words.isDisjoint(with: ["end", "start", "month", "quarter", "year", "week"]) {
      return isPast ? "sow, som, soq, last month" : "eow, eom, eoq, eoy, next month"
    }
    switch wanted {
    case .range: return "today, week, overdue, none, any, fri, 5 dec, 2026-12-01..2026-12-24"
    case .pastMoment: return "today, yesterday, fri, 3d, 2h, 5 dec, 2026-12-01T17:00"
    default: return "today, fri, 5 dec, +3d, in 2 weeks, 2026-12-01, 17:00"
    }
  }

  /// The text with its misspelt words corrected; nil when that is no date either.
  var correction: String? {
    guard wanted == .dueDate || wanted == .pastMoment, text.utf8.count <= 48 else { return nil }
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).map { word in
      guard word.allSatisfy(\.isLetter), !Self.words.contains(String(word)) else {
        return String(word)
      }
      return nearest(to: String(word), in: Self.words) ?? String(word)
    }
    let corrected = words.joined(separator: " ")
    guard corrected != text.lowercased() else { return nil }
    let isDate = try? TypedDate(
      corrected, WallClock(milliseconds: 1_000_000_000_000), wanted == .pastMoment ? .back : .ahead)
    return isDate == nil ? nil : corrected
  }

  private static let words =
    [
      "today", "tomorrow", "yesterday", "noon", "now", "next", "last", "in", "at", "ago", "end",
      "of",
      "day", "days", "week", "weeks", "month", "months", "quarter", "year", "years", "hour",
      "hours",
      "minutes", "eod", "eow", "eom", "eoq", "eoy", "sow", "som", "soq", "soy",
    ] + Weekday.allCases.map(\.name) + Month.names
}
