import Dates
import Model
import Queries
import Text

/// A Markdown list with a box for each task, and its note below it.
struct MarkdownRenderer: QueryRenderer {
  let look: RenderOptions

  init(_ look: RenderOptions) {
    self.look = look
  }

  var name: String { "markdown \(look.name)" }

  func frame(_ list: [PackedTasks]) -> ListLayout {
    var frame = ListLayout(look.selected(list)) { Array("## \(visible($0))\n\n".utf8) }
    for place in frame.headings.keys where place > 0 { frame.headings[place]?.insert(0x0A, at: 0) }
    return frame
  }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {
    let fields = PackedFields(decoding: details)
    bytes += (fields.done == nil ? "- [ ] " : "- [x] ").utf8
    bytes.appendVisible(text)
    bytes.append(0x0A)
    guard let note = fields.note else { return }
    for line in details.extracting(note).string.split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if !line.isEmpty { bytes += "  \(visible(String(line)))".utf8 }
      bytes.append(0x0A)
    }
  }
}

/// A line a task, as todo.txt has it (https://github.com/todotxt/todo.txt): priority, dates, text,
/// `+list`, `@tag`, `due:`, `t:` and `rec:`.
///
/// The days are local; a recurrence that is no period is written as ours, which others do not read.
final class TodoTxtRenderer: QueryRenderer {
  let look: RenderOptions
  private var zone = LocalZone()

  init(_ look: RenderOptions) {
    self.look = look
  }

  var name: String { "todotxt \(look.name)" }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {
    let task = PackedFields(decoding: details)
    let priority: StaticString? =
      switch task.priority {
      case .high: "A"
      case .medium: "B"
      case .low: "C"
      case nil: nil
      }
    if let done = task.done {
      bytes += "x \(day(of: done)) ".utf8
    } else if let priority {
      bytes += "(\(priority)) ".utf8
    }
    bytes += "\(day(of: task.created)) ".utf8
    bytes.appendVisible(text)
    func part(_ range: Range<Int>) -> String { visible(details.extracting(range).string) }
    func hyphenated(_ text: String) -> String {
      text.split(separator: " ").joined(separator: "-")
    }
    if let list = task.list { bytes += " +\(hyphenated(part(list)))".utf8 }
    for tag in task.tags.map({ part($0).split(separator: ",") }) ?? [] { bytes += " @\(tag)".utf8 }
    for (name, range) in [("due", task.due), ("t", task.wait)] {
      guard let date = task.date(range, in: details) else { continue }
      bytes += " \(name):\(date.day(in: &zone))".utf8
    }
    if let every = task.every.map(part) {
      bytes += " rec:\(Recurrence(stored: every)?.todoTxt ?? hyphenated(every))".utf8
    }
    if task.done != nil, let priority { bytes += " pri:\(priority)".utf8 }
    bytes.append(0x0A)
  }

  private func day(of milliseconds: Int64) -> CivilDate {
    zone.local(at: UTCMinute.moments.nearest(to: Int(milliseconds / 1_000))).day
  }
}
