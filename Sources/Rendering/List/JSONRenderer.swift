import Dates
import Queries
import Model

/// One array of objects, an object a line; or the objects alone.
///
/// Every object has every field; what a task does not have is null. Times are in UTC.
struct JSONRenderer: QueryRenderer {
  let look: RenderOptions
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

  func frame(_ list: [PackedTasks]) -> ListLayout {
    var frame = ListLayout(look.selected(list))
    frame.endWithClaims(in: columns, list, look.clock)
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
  /// Adds a task as an object with a member for each of `columns`; with `fields` a claim that has run out
  /// is none.
  mutating func task(
    _ id: Int64, _ text: Span<UInt8>, _ span: Span<UInt8>, _ columns: [Column] = Column.jsonFields,
    _ fields: FieldWriter? = nil
  ) {
    var details = PackedFields(decoding: span)
    if let fields { details.claim = fields.claim(details) }
    object { json in
      for column in columns {
        json.member(column, id, text, span, details, fields)
      }
    }
  }

  private mutating func member(
    _ column: Column, _ id: Int64, _ text: Span<UInt8>, _ span: Span<UInt8>,
    _ details: PackedFields, _ fields: FieldWriter?
  ) {
    switch column {
    case .id: member("id", id)
    case .text:
      name("text")
      value(text)
    case .list: member("list", text: details.list, in: span)
    case .tags:
      name("tags")
      let tags = details.tags.map { span.extracting($0).string.split(separator: ",") } ?? []
      array(tags) { json, tag in json.value(String(tag)) }
    case .priority: member("priority", details.priority?.name)
    case .due: member("due", date: details.due, in: span)
    case .note: member("note", text: details.note, in: span)
    case .created: member("created", time: details.created)
    case .changed: member("changed", time: details.changed)
    case .done: member("done", time: details.done)
    case .wait: member("wait", date: details.wait, in: span)
    case .every: member("every", text: details.every, in: span)
    case .key: member("key", text: details.key, in: span)
    // Few tasks are claimed.
    case .owner where details.claim == nil: written("\"owner\": null")
    case .claim where details.claim == nil: written("\"claim\": null")
    case .claimedUntil where details.claim == nil: written("\"claimed_until\": null")
    case .owner: member("owner", text: details.claim?.owner, in: span)
    case .claim: member("claim", details.claim?.id.description)
    case .claimedUntil: member("claimed_until", time: details.claim?.until)
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

  private mutating func member(
    _ name: StaticString, text range: Range<Int>?, in span: Span<UInt8>
  ) {
    self.name(name)
    if let range { value(span.extracting(range)) } else { null() }
  }

  /// Adds a date as it is stored where it cannot be read.
  private mutating func member(
    _ name: StaticString, date range: Range<Int>?, in span: Span<UInt8>
  ) {
    guard let range, let date = DueDate(stored: span.extracting(range)) else {
      return member(name, text: range, in: span)
    }
    self.name(name)
    quoted { $0.append(utc: date) }
  }
}
