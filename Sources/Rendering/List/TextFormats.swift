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

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {
    let fields = PackedFields(decoding: details)
    bytes += (fields.done == nil ? "- [ ] " : "- [x] ").utf8
    bytes.appendVisible(text)
    bytes.append(0x0A)
    guard let note = fields.note else { return }
    for line in details.extracting(note).string.utf8.split(separator: 0x0A) {
      bytes += "  ".utf8
      bytes += visible(String(decoding: line, as: UTF8.self)).utf8
      bytes.append(0x0A)
    }
  }
}

/// A line a task, as todo.txt has it (https://github.com/todotxt/todo.txt): priority, dates, text,
/// `+list`, `@tag`, `due:`, `t:` and `rec:`.
struct TodoTxtRenderer: QueryRenderer {
  let look: RenderOptions
  private let fields: FieldWriter

  init(_ look: RenderOptions) {
    self.look = look
    fields = FieldWriter(look.clock, isUTC: true)
  }

  var name: String { "todotxt \(look.name)" }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {
    let task = PackedFields(decoding: details)
    func day(_ milliseconds: Int64) {
      bytes.append(utc: milliseconds)
      bytes.removeLast(10)
      bytes.append(0x20)
    }
    let priority: StaticString? =
      switch task.priority {
      case .high: "A"
      case .medium: "B"
      case .low: "C"
      case nil: nil
      }
    if let done = task.done {
      bytes += "x ".utf8
      day(done)
    } else if let priority {
      bytes += "(\(priority)) ".utf8
    }
    day(task.created)
    bytes.appendVisible(text)
    if let list = task.list {
      bytes += " +".utf8
      bytes.appendVisible(details.extracting(list))
    }
    for tag in task.tags.map({ details.extracting($0).string.split(separator: ",") }) ?? [] {
      bytes += " @\(visible(String(tag)))".utf8
    }
    for (key, column, isThere) in [
      ("due", Column.due, task.due != nil), ("t", .wait, task.wait != nil),
      ("rec", .every, task.every != nil),
    ] where isThere {
      bytes += " \(key):".utf8
      var value: [UInt8] = []
      fields.append(column, id, text, details, task, to: &value)
      bytes += value.map { $0 == 0x20 ? 0x2D : $0 }
    }
    if task.done != nil, let priority { bytes += " pri:\(priority)".utf8 }
    bytes.append(0x0A)
  }
}
