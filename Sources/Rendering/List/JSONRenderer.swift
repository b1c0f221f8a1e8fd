import Dates
import Queries
import Model

/// One array of objects, an object a line; or the objects alone.
///
/// Every object has every field; what a task does not have is null. Times are in UTC.
struct JSONRenderer: ListRenderer {
  private let look: RenderOptions
  private let isLines: Bool
  private let fields: FieldWriter

  init(_ look: RenderOptions, isLines: Bool) {
    self.look = look
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
    let reason = look.columns?.contains(.reason) == true ? fields : nil
    JSONWriter.append(to: &bytes) { $0.task(id, text, details, reason: reason) }
  }
}

extension JSONWriter {
  /// Adds a task as an object; with `reason` also why it is among the next ones.
  mutating func task(
    _ id: Int64, _ text: Span<UInt8>, _ span: Span<UInt8>, reason: FieldWriter? = nil
  ) {
    let details = PackedFields(decoding: span)
    object { json in
      json.member("id", id)
      json.name("text")
      json.value(text)
      json.name("list")
      if let list = details.list { json.value(span.extracting(list)) } else { json.null() }
      json.name("tags")
      let tags = details.tags.map { span.extracting($0).string.split(separator: ",") } ?? []
      json.array(tags) { json, tag in json.value(String(tag)) }
      json.member("priority", details.priority?.name)
      json.name("due")
      if let due = details.due { json.due(span.extracting(due)) } else { json.null() }
      json.name("note")
      if let note = details.note { json.value(span.extracting(note)) } else { json.null() }
      json.member("created", time: details.created)
      json.member("changed", time: details.changed)
      json.member("done", time: details.done)
      json.name("wait")
      if let wait = details.wait { json.due(span.extracting(wait)) } else { json.null() }
      json.member("every", details.every.map { span.extracting($0).string })
      guard let reason else { return }
      var bytes: [UInt8] = []
      reason.append(.reason, id, text, span, details, to: &bytes)
      json.member("reason", String(decoding: bytes, as: UTF8.self))
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
