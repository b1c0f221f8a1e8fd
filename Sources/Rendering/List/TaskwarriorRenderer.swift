import Dates
import Model

/// One array of objects, as `task import` of Taskwarrior reads them
/// (https://taskwarrior.org/docs/design/task/).
///
/// The lines of a note are annotations, and a task that comes back is a template, of which Taskwarrior makes
/// the instances.
final class TaskwarriorRenderer: QueryRenderer {
  let look: RenderOptions
  private var zone = LocalZone()

  init(_ look: RenderOptions) {
    self.look = look
  }

  var name: String { "taskwarrior \(look.name)" }

  func frame(_ list: [PackedTasks]) -> ListLayout {
    var frame = ListLayout(look.selected(list))
    let isEmpty = (frame.order?.count ?? list.taskCount) == 0
    frame.head = Array(isEmpty ? "[]\n".utf8 : "[\n".utf8)
    frame.separator = Array(",\n".utf8)
    frame.tail = Array(isEmpty ? "".utf8 : "\n]\n".utf8)
    return frame
  }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ span: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {
    let task = PackedFields(decoding: span)
    JSONWriter.append(to: &bytes) { json in
      json.object { json in
        json.uuid(of: id, task.created)
        write(text, span, task, &json)
      }
    }
  }

  private func write(
    _ text: Span<UInt8>, _ span: Span<UInt8>, _ task: PackedFields, _ json: inout JSONWriter
  ) {
    func part(_ range: Range<Int>) -> String { span.extracting(range).string }
    let rule = task.every.flatMap { Recurrence(stored: part($0)) }
    let comesBack = rule.isTaskwarrior(task)
    json.name("description")
    json.value(text)
    json.member("entry", compact: task.created / 1_000)
    json.member("modified", compact: task.changed / 1_000)
    if let done = task.done { json.member("end", compact: done / 1_000) }
    let wait = task.date(task.wait, in: span)
    let status =
      task.done != nil
      ? "completed"
      : comesBack ? "recurring" : wait?.isAhead(look.clock) == true ? "waiting" : "pending"
    json.member("status", status)
    if let list = task.list { json.member("project", part(list)) }
    if let tags = task.tags {
      json.name("tags")
      json.array(part(tags).split(separator: ",")) { json, tag in json.value(String(tag)) }
    }
    if let priority = task.priority {
      json.member("priority", String(priority.name.prefix(1)).uppercased())
    }
    if let due = task.due(in: span) {
      json.member("due", compact: Int64(due.start(in: &zone)))
    }
    if let wait { json.member("wait", compact: Int64(wait.start(in: &zone))) }
    if comesBack, let rule {
      json.member("recur", rule.taskwarrior)
      if let until = rule.until { json.member("until", compact: Int64(zone.moment(until))) }
    }
    guard let note = task.note else { return }
    let lines = part(note).split(separator: "\n")
    json.name("annotations")
    json.array(lines.enumerated()) { [zone] json, line in
      // Two annotations of one second would be one.
      annotate(String(line.element), task.created / 1_000 + Int64(line.offset), zone, &json)
    }
  }

  /// Adds a line of a note; a day in front of it is that of the annotation.
  private func annotate(
    _ line: String, _ time: Int64, _ zone: LocalZone, _ json: inout JSONWriter
  ) {
    var zone = zone
    var time = time
    var text = line[...]
    if line.utf8.count > 11, line.utf8.dropFirst(10).first == 0x20,
      case .day(let day)? = DueDate(stored: String(line.prefix(10)))
    {
      time = Int64(zone.moment(day)) + time % 60
      text = line.dropFirst(11)
    }
    json.object { json in
      json.member("entry", compact: time)
      json.member("description", String(text))
    }
  }
}

extension JSONWriter {
  /// Adds a UUID that a task keeps, of its number and time, so that a second import of it is an update.
  fileprivate mutating func uuid(of id: Int64, _ created: Int64) {
    let created = UInt64(bitPattern: created)
    let high = (created >> 16) << 32 | (created & 0xFFFF) << 16 | 0x4000
    let low = UInt64(bitPattern: id) & ~(0xF << 60) | (0x8 << 60)
    member("uuid", ClaimID(Bits128(high: high, low: low)).description)
  }

  /// Adds a time in seconds since 1970, such as `20261201T160000Z`.
  fileprivate mutating func member(_ name: StaticString, compact seconds: Int64) {
    self.name(name)
    quoted { $0.append(basicUTC: seconds * 1_000) }
  }
}
