import Dates
import Queries
import TaskList

/// One array of objects, an object a line; or the objects alone.
///
/// Every object has every field; what a task does not have is null. Times are in UTC.
struct JSONView: ListView {
  private let look: ListLook
  private let isLines: Bool

  init(_ look: ListLook, isLines: Bool) {
    self.look = look
    self.isLines = isLines
  }

  var name: String { "json \(isLines) \(look.name)" }

  var source: ListSource { look.query.state }

  func frame(_ list: [Rows]) -> ListFrame {
    var frame = ListFrame(look.selected(list))
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

  private func count(_ list: [Rows], _ frame: ListFrame) -> Int {
    frame.order?.count ?? list.taskCount
  }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListFrame,
    to bytes: inout [UInt8]
  ) {
    if !isLines { bytes += "  ".utf8 }
    JSONWriter.append(to: &bytes) { $0.task(id, text, details) }
  }
}

extension JSONWriter {
  /// Adds a task as an object.
  mutating func task(_ id: Int64, _ text: Span<UInt8>, _ span: Span<UInt8>) {
    let details = RowDetails(decoding: span)
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
    }
  }

  /// Adds a task as an object; null for none.
  mutating func task(_ item: TaskItem?) {
    guard let item else { return null() }
    var rows = Rows()
    rows.append(item)
    rows.forEach { id, text, details in task(id, text, details) }
  }

  private mutating func due(_ stored: Span<UInt8>) {
    guard let due = DueDate(stored: stored) else { return value(stored) }
    quoted { $0.append(utc: due) }
  }
}
