import Dates
import Model
import Text

/// Reads the checklists of a Markdown text: each item is a task, what is indented below it is its note, and
/// the heading above it is its list.
final class MarkdownSource: TaskSource {
  private var lines: LineReader
  private var builder: TaskBuilder
  /// The last heading.
  private var list = ""
  /// The item that was read last, whose note may follow.
  private var item: (line: Int, start: Int, isDone: Bool, text: String, note: [String])?
  /// Whether the lines are code, which has no items.
  private var isFenced = false
  /// Blank lines that may be within a note.
  private var blanks = 0

  init(_ records: RecordReader, _ mapping: RecordMapping, _ losses: Losses) {
    lines = LineReader(records)
    builder = TaskBuilder(mapping.clock, losses)
  }

  func next() throws(ImportError) -> TaskItem? {
    while let line = try lines.next() {
      if let task = try read(withoutTabs(line)) { return task }
    }
    return try endItem()
  }

  /// Reads a line, and returns the task that it ends.
  private func read(_ line: String) throws(ImportError) -> TaskItem? {
    let depth = line.prefix { $0 == " " || $0 == "\t" }.utf8.count
    guard depth < line.utf8.count else {
      blanks += 1
      return nil
    }
    if let item, depth >= min(item.start, 2), depth > 0 || isFenced {
      add(note: line, depth: min(depth, item.start))
      return nil
    }
    let found = isFenced ? nil : Checklist.item(ofLine: line)
    let isFence = line.hasPrefix("```") || line.hasPrefix("~~~")
    if found == nil, item != nil, blanks == 0, !isFence, !startsBlock(line) {
      // A paragraph of the item goes on.
      add(note: line, depth: 0)
      return nil
    }
    let task = try endItem()
    if isFence { isFenced.toggle() }
    if let found {
      item = (lines.line, found.start, found.isDone, found.text, [])
    } else if let heading = heading(line) {
      list = heading == "No list" ? "" : heading
    } else {
      builder.losses.leaveOut("lines that are no item of a checklist")
    }
    return task
  }

  /// The line with four blanks for each tab at its beginning.
  private func withoutTabs(_ line: String) -> String {
    let blanks = line.prefix { $0 == " " || $0 == "\t" }
    guard blanks.contains("\t") else { return line }
    return blanks.map { $0 == "\t" ? "    " : " " }.joined() + line.dropFirst(blanks.count)
  }

  private func add(note line: String, depth: Int) {
    let isFirst = item?.note.isEmpty == true
    item?.note += Array(repeating: "", count: isFirst ? 0 : blanks)
    item?.note.append(String(decoding: line.utf8.dropFirst(depth), as: UTF8.self))
    blanks = 0
  }

  /// Whether a line ends the paragraph before it.
  private func startsBlock(_ line: String) -> Bool {
    heading(line) != nil
      || ["- ", "* ", "+ ", "> ", "|", "---", "***"].contains { line.hasPrefix($0) }
      || line.first?.isNumber == true
  }

  /// The text of a heading such as `## Release ##`; nil when a line is none.
  private func heading(_ line: String) -> String? {
    let marks = line.prefix { $0 == "#" }
    guard !isFenced, (1...6).contains(marks.count), line.dropFirst(marks.count).first == " " else {
      return nil
    }
    let text = line.dropFirst(marks.count).drop(while: \.isWhitespace)
    return String(text).trimmingEnd { $0 == "#" || $0.isWhitespace }
  }

  private func endItem() throws(ImportError) -> TaskItem? {
    blanks = 0
    guard let ended = item else { return nil }
    item = nil
    do throws(FieldError) {
      builder.begin()
      try builder.set(.text, ended.text)
      try builder.set(.list, list)
      if ended.isDone { try builder.set(.done, "done") }
      let blanks =
        ended.note.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
      try builder.set(.note, ended.note.map { $0.dropFirst(blanks) }.joined(separator: "\n"))
      return try builder.end()
    } catch {
      throw ImportError(line: ended.line, reason: error.message)
    }
  }
}
