import Dates
import Queries
import Model

/// One array of objects, an object a line; or the objects alone.
///
/// Every object has every field; what a task does not have is null. Times are in UTC.
struct JSONRenderer: ListRenderer {
  private let look: RenderOptions
  private let isLines: Bool
  private let columns: [Column]
  private let fields: FieldWriter

  init(_ look: RenderOptions, isLines: Bool) {
    self.look = look
    columns = look.columns ?? Column.jsonFields
    fields = FieldWriter(look.clock)
    self.isLines = isLines
  }

  var name: String { "json \(isLines) \(look.name)" }

  var status: TaskStatus { look.query.status }

  func frame(_ list: [PackedTasks]) -> ListLayout {
    var frame = ListLayout(look.selected(list))
    if isLines {
      frame.separator = Array("\n".utf8)
      frame.tail = Array((count(list, frame) > 0 ? "\n" : "").utf8)
    } else if count(list, frame) == 0 {
      frame.head = Array("[]\n".utf8)
    } else {
      frame.head = Array("[\n".utf8)
      frame.separator = Array(",\n".utf8)
      frame.tail = Array("\n]\n".utf8)
    }
    return frame
  }

  private func count(_ list: [PackedTasks], _ frame: ListLayout) -> Int {
    frame.order?.count ?? list.taskCount
  }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {
    if !isLines { bytes += "  ".utf8 }
    JSONWriter.append(to: &bytes) { $0.task(id, text, details, columns, fields) }
  }
}

extension JSONWriter {
  /// Adds a task as an object with a member for each of `columns`.
  mutating func task(
    _ id: Int64, _ text: Span<UInt8>, _ span: Span<UInt8>, _ columns: [Column] = Column.jsonFields,
    _ fields: FieldWriter? = nil
  ) {
    let details = PackedFields(decoding: span)
    object { json in
      for column in columns {
        json.member(column, id, text, span, details, fields)
      }
    }
  }

  private mutating func member(
    _ column: Column, _ id: Int64, _ text: Span<UInt8>, _ span: Span<UInt8>,
    _ details: PackedFields,
    _ fields: FieldWriter?
  ) {
    func part(_ range: Range<Int>?, to json: inout JSONWriter) {
      if let range { json.value(span.extracting(range)) } else { json.null() }
    }
    func date(_ range: Range<Int>?, to json: inout JSONWriter) {
      if let range { json.due(span.extracting(range)) } else { json.null() }
    }
    switch column {
    case .id: member("id", id)
    case .text:
      name("text")
      value(text)
    case .list:
      name("list")
      part(details.list, to: &self)
    case .tags:
      name("tags")
      let tags = details.tags.map { span.extracting($0).string.split(separator: ",") } ?? []
      array(tags) { json, tag in json.value(String(tag)) }
    case .priority: member("priority", details.priority?.name)
    case .due:
      name("due")
      date(details.due, to: &self)
    case .note:
      name("note")
      part(details.note, to: &self)
    case .created: member("created", time: details.created)
    case .changed: member("changed", time: details.changed)
    case .done: member("done", time: details.done)
    case .wait:
      name("wait")
      date(details.wait, to: &self)
    case .every:
      name("every")
      part(details.every, to: &self)
    case .key:
      name("key")
      part(details.key, to: &self)
    case .reason:
      var bytes: [UInt8] = []
      fields?.append(.reason, id, text, span, details, to: &bytes)
      member("reason", String(decoding: bytes, as: UTF8.self))
    }
  }

  /// Adds a task as an object; null for none.
  mutating func task(_ item: TaskItem?) {
    guard let item else { return null() }
    var rows = PackedTasks()
    rows.append(item)
    rows.forEach { id, text, details in task(id, text, details) }
  }

  private mutating func due(_ stored: Span<UInt8>) {
    guard let due = DueDate(stored: stored) else { return value(stored) }
    quoted { $0.append(utc: due) }
  }
}
