import Dates
import Model
import Text

/// Reads todo.txt (https://github.com/todotxt/todo.txt): a line a task, with `due:`, `t:`, `rec:` and `pri:`
/// of the tools around it.
///
/// The `+project` and `@context` words at the end of a line become its list and its tags; those within a
/// sentence stay in the text, too.
final class TodoTxtSource: TaskSource {
  private var lines: LineReader
  private var builder: TaskBuilder
  private let mapping: RecordMapping

  init(_ records: RecordReader, _ mapping: RecordMapping, _ losses: Losses) {
    self.mapping = mapping
    lines = LineReader(records)
    builder = TaskBuilder(mapping.clock, losses)
  }

  func next() throws(ImportError) -> TaskItem? {
    while let line = try lines.next() {
      guard !line.allSatisfy(\.isWhitespace) else { continue }
      do throws(FieldError) {
        builder.begin()
        try read(line)
        return try builder.end()
      } catch {
        throw lines.error(error.message)
      }
    }
    return nil
  }

  private func read(_ line: String) throws(FieldError) {
    var words = line.split(separator: " ", omittingEmptySubsequences: false)[...]
    let isDone = words.first == "x" && words.count > 1
    if isDone { words.removeFirst() }
    var hasPriority = try readPriority(&words)
    if isDone {
      let first = takeDay(&words)
      let created = takeDay(&words)
      if first == nil { builder.losses.change("done tasks without a date, done now") }
      try builder.set(.done, first ?? "done")
      try builder.set(.created, created ?? first ?? "")
    } else {
      try builder.set(.created, takeDay(&words) ?? "")
    }
    if !hasPriority { hasPriority = try readPriority(&words) }
    let text = try takeFields(words)
    let isBare = text.allSatisfy(\.isWhitespace)
    try builder.set(.text, isBare ? words.joined(separator: " ") : text)
    if let key = mapping.key { try readKey(key, line) }
  }

  private func readPriority(
    _ words: inout ArraySlice<Substring>
  ) throws(FieldError) -> Bool {
    guard let word = words.first, word.utf8.count == 3, word.hasPrefix("("), word.hasSuffix(")"),
      let letter = word.dropFirst().first, ("A"..."Z").contains(letter)
    else { return false }
    words.removeFirst()
    try set(priority: letter)
    return true
  }

  private func set(priority letter: Character) throws(FieldError) {
    if letter > "C" { builder.losses.change("priorities D to Z, now low") }
    try builder.set(.priority, letter > "C" ? "low" : String(letter))
  }

  private func takeDay(_ words: inout ArraySlice<Substring>) -> String? {
    guard let word = words.first, word.utf8.count == 10,
      case .day? = DueDate(stored: String(word))
    else { return nil }
    words.removeFirst()
    return String(word)
  }

  /// Sets the fields of `words` and returns the words that are text.
  private func takeFields(_ words: ArraySlice<Substring>) throws(FieldError) -> String {
    var kept: [Substring] = []
    var isTail = true
    var lists: [Substring] = []
    var tags: [Substring] = []
    for word in words.reversed() {
      if word.utf8.count > 1, word.hasPrefix("+") {
        lists.append(word.dropFirst())
        if isTail { continue }
      } else if word.utf8.count > 1, word.hasPrefix("@") {
        tags.append(word.dropFirst())
        if isTail { continue }
      } else if try setField(word) {
        continue
      } else if !word.isEmpty {
        isTail = false
      }
      kept.append(word)
    }
    if let list = lists.popLast() { try builder.set(.list, String(list)) }
    for list in lists.reversed() {
      builder.losses.change("second projects, now tags")
      try builder.add(tag: String(list))
    }
    for tag in tags.reversed() { try builder.add(tag: String(tag)) }
    return kept.reversed().joined(separator: " ").trimmingEnd(\.isWhitespace)
  }

  /// Whether a word such as `due:2026-12-01` is a field, which it then sets.
  private func setField(_ word: Substring) throws(FieldError) -> Bool {
    let parts = word.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return false }
    let value = String(parts[1])
    switch parts[0] {
    case "due":
      guard builder.item.due == nil,
        let date = try? DueDate(parsing: value, clock: mapping.clock)
      else { return false }
      builder.set(due: date)
    case "t":
      guard builder.item.wait == nil,
        let date = try? DueDate(parsing: value, clock: mapping.clock)
      else { return false }
      builder.set(wait: date)
    case "rec":
      guard let rule = Recurrence(todoTxt: value, mapping.clock) else { return false }
      builder.set(every: rule)
    case "pri":
      guard value.utf8.count == 1, let letter = value.first, ("A"..."Z").contains(letter) else {
        return false
      }
      try set(priority: letter)
    default: return false
    }
    return true
  }

  private func readKey(_ name: String, _ line: String) throws(FieldError) {
    let word = line.split(separator: " ").first { $0.hasPrefix("\(name):") }
    try builder.set(key: word.map { String($0.dropFirst(name.count + 1)) }, named: "\(name):")
  }
}

extension Recurrence {
  /// Reads `+2w`, which counts from the due date, or `2w`, which counts from completion.
  ///
  /// `b` is a business day. The rest is our own syntax with hyphens for spaces, such as `1st-mon`.
  fileprivate init?(todoTxt text: String, _ clock: WallClock) {
    let period = text.drop { $0 == "+" }
    let digits = period.prefix(while: \.isNumber)
    let units: [Substring: CalendarUnit] = ["d": .day, "w": .week, "m": .month, "y": .year]
    let count = digits.isEmpty ? 1 : Int(digits) ?? 0
    if let unit = units[period[digits.endIndex...]], (1...9_999).contains(count) {
      self.init(every: count, unit, isAfterCompletion: !text.hasPrefix("+"))
    } else if period == "b" || period == "1b" {
      self = .weekdays
    } else if let rule = try? Recurrence(
      parsing: text.split(separator: "-").joined(separator: " "), clock: clock)
    {
      self = rule
    } else {
      return nil
    }
  }
}
