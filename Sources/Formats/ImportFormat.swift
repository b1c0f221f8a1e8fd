import Dates
import Model
import Text

/// The forms of a file that can be imported, in the order of help.
package enum ImportFormat: String, CaseIterable, Sendable {
  case json, csv, tsv, taskwarrior, todotxt, markdown

  /// Reads tasks of this form.
  func source(
    _ records: RecordReader, _ mapping: RecordMapping, _ losses: Losses
  ) -> any TaskSource {
    switch self {
    case .json: ObjectSource(records, mapping, losses)
    case .taskwarrior: TaskwarriorSource(records, mapping, losses)
    case .csv:
      TableSource(
        records, separator: Self.separator(of: records) == 0x3B ? 0x3B : 0x2C, mapping, losses)
    case .tsv: TableSource(records, separator: 0x09, mapping, losses)
    case .todotxt: TodoTxtSource(records, mapping, losses)
    case .markdown: MarkdownSource(records, mapping, losses)
    }
  }

  /// Guesses the form of a file by the text with which it begins.
  static func guess(_ text: String, _ mapping: RecordMapping) -> ImportFormat {
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
    guard let first = lines.first?.drop(while: \.isWhitespace) else { return .json }
    if first.hasPrefix("{") || first.hasPrefix("[") && !first.hasPrefix("[ ]") {
      let isTaskwarrior =
        text.has("\"description\":") && text.has("\"entry\":") && text.has("\"status\":")
      return isTaskwarrior ? .taskwarrior : .json
    }
    for (separator, format) in [("\t", .tsv), (",", .csv), (";", .csv)]
      as [(Character, ImportFormat)]
    where isHeading(first, separator, mapping) { return format }
    let beginning = lines.prefix(200)
    if beginning.contains(where: isTodoTxt) { return .todotxt }
    let isMarkdown = beginning.contains { line in
      Checklist.item(ofLine: String(line)) != nil || line.hasPrefix("# ") || line.hasPrefix("## ")
    }
    return isMarkdown ? .markdown : .todotxt
  }

  /// Whether a line begins as only one of todo.txt does: with a priority, a date, or `x` and a date.
  private static func isTodoTxt(_ line: Substring) -> Bool {
    let words = line.split(separator: " ", maxSplits: 2)
    guard let first = words.first else { return false }
    let isPriority = first.utf8.count == 3 && first.hasPrefix("(") && first.hasSuffix(")")
    let second = first == "x" && words.count > 1 ? words[1] : first
    return isPriority || second.utf8.count == 10 && DueDate(stored: String(second)) != nil
  }

  /// Whether a line names columns, one of which is the text of a task.
  private static func isHeading(
    _ line: Substring, _ separator: Character, _ mapping: RecordMapping
  ) -> Bool {
    let names = line.split(separator: separator, omittingEmptySubsequences: false).map {
      String($0).filter { $0 != "\"" }.trimmingEnd(\.isWhitespace)
    }
    var mapping = mapping
    let hasText = mapping.roles(names).contains(.text)
    return hasText && (names.count > 1 || names[0].lowercased() == "text")
  }

  private static func separator(of records: RecordReader) -> UInt8? {
    let line = records.beginning.prefix { $0 != 0x0A }
    return [0x2C, 0x3B].max { first, second in
      line.count { $0 == first } < line.count { $0 == second }
    }
  }
}
