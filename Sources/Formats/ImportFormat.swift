import Dates
import Model
import Text

/// The forms of a file that can be imported, in the order of help.
package enum ImportFormat: String, CaseIterable, Sendable {
  case json, csv, tsv, taskwarrior, todotxt, markdown

  /// Reads tasks from the file descriptor `file`; without `format` its beginning says which it is.
  ///
  /// Throws when the file cannot be read, or is of no known form.
  package static func source(
    _ file: Int32, _ format: ImportFormat?, _ mapping: RecordMapping
  ) throws(ImportError) -> (format: ImportFormat, source: any TaskSource) {
    let records = try RecordReader(file)
    let format = format ?? guess(String(decoding: records.beginning, as: UTF8.self), mapping)
    let source: any TaskSource =
      switch format {
      case .json: ObjectSource(records, mapping)
      case .taskwarrior: TaskwarriorSource(records, mapping)
      case .csv:
        TableSource(records, separator: separator(of: records) == 0x3B ? 0x3B : 0x2C, mapping)
      case .tsv: TableSource(records, separator: 0x09, mapping)
      case .todotxt: TodoTxtSource(records, mapping)
      case .markdown: MarkdownSource(records, mapping)
      }
    return (format, source)
  }

  private static func guess(_ text: String, _ mapping: RecordMapping) -> ImportFormat {
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
