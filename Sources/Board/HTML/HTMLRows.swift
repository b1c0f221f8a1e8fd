import Dates
import Model
import Text

/// Writes tasks as items of a list.
final class HTMLRows {
  private let clock: WallClock
  private let canWrite, hasLinks: Bool
  private var dates: DateWriter
  private var zone = LocalZone()

  /// With `canWrite` each has its buttons, and with `hasLinks` its list and tags lead to their tasks.
  init(_ clock: WallClock, canWrite: Bool, hasLinks: Bool) {
    self.clock = clock
    self.canWrite = canWrite
    self.hasLinks = hasLinks
    dates = DateWriter(clock: clock)
  }

  /// Adds one item; it depends on the task, the day, and what ``nextTurn(_:_:)`` knows.
  func append(_ id: Int64, _ text: Span<UInt8>, _ span: Span<UInt8>, to bytes: inout [UInt8]) {
    let fields = PackedFields(decoding: span)
    let due = fields.due(in: span)
    let isDone = fields.done != nil
    let isLate = !isDone && due?.isOverdue(clock) == true
    bytes.append(html: "<li class=\"task")
    if isDone { bytes.append(html: " done") }
    if isLate { bytes.append(html: " late") }
    if let priority = fields.priority { bytes += " \(priority.name)".utf8 }
    bytes.append(html: "\"><span class=\"number\">#")
    bytes.append(decimal: id)
    bytes.append(html: "</span><div class=\"what\"><p class=\"text\" id=\"t")
    bytes.append(decimal: id)
    bytes.append(html: "\" dir=\"auto\">")
    bytes.append(text: text)
    bytes.append(html: "</p>")
    append(fields, span, due, isLate, to: &bytes)
    if let note = fields.note {
      bytes.append(html: "<details><summary>Note</summary><div class=\"note\" dir=\"auto\">")
      append(lines: span.extracting(note).string, to: &bytes)
      bytes.append(html: "</div></details>")
    }
    bytes.append(html: "</div>")
    if canWrite { append(buttons: id, isDone, to: &bytes) }
    bytes.append(html: "</li>\n")
  }

  private func append(
    _ fields: PackedFields, _ span: Span<UInt8>, _ due: DueDate?, _ isLate: Bool,
    to bytes: inout [UInt8]
  ) {
    let start = bytes.count
    bytes.append(html: "<p class=\"fields\">")
    let empty = bytes.count
    if let priority = fields.priority {
      bytes += "<span class=\"priority\">\(priority.name) priority</span>".utf8
    }
    if let due {
      bytes.append(html: "<span class=\"due\">")
      bytes.append(html: isLate ? "overdue: " : "due ")
      dates.append(relative: due, to: &bytes)
      bytes.append(html: "</span>")
    }
    if let done = fields.done {
      bytes.append(html: "<span>done ")
      let seconds = UTCMinute.moments.nearest(to: Int(done / 1_000))
      dates.append(relative: .day(zone.local(at: seconds).day), to: &bytes)
      bytes.append(html: "</span>")
    }
    if let wait = fields.date(fields.wait, in: span), wait.isAhead(clock) {
      bytes.append(html: "<span>waits until ")
      dates.append(relative: wait, to: &bytes)
      bytes.append(html: "</span>")
    }
    if let every = fields.every {
      bytes.append(html: "<span>every ")
      bytes.append(text: span.extracting(every))
      bytes.append(html: "</span>")
    }
    if let claim = fields.claim, claim.holds(at: clock.milliseconds) {
      bytes.append(html: "<span>claimed by ")
      bytes.append(text: span.extracting(claim.owner))
      bytes.append(html: "</span>")
    }
    if let list = fields.list { append("list", span.extracting(list).string, to: &bytes) }
    if let tags = fields.tags {
      for tag in span.extracting(tags).string.split(separator: ",") {
        append("tag", String(tag), to: &bytes)
      }
    }
    if bytes.count == empty {
      bytes.removeLast(empty - start)
    } else {
      bytes.append(html: "</p>")
    }
  }

  private func append(_ field: String, _ name: String, to bytes: inout [UInt8]) {
    guard hasLinks else {
      bytes += "<span class=\"\(field)\">".utf8
      bytes.append(text: name)
      bytes.append(html: "</span>")
      return
    }
    var parameters = Parameters()
    parameters.append(field, name)
    bytes += "<a class=\"\(field)\" href=\"/?\(parameters.encoded)\">".utf8
    bytes.append(text: name)
    bytes.append(html: "</a>")
  }

  private func append(buttons id: Int64, _ isDone: Bool, to bytes: inout [UInt8]) {
    bytes.append(html: "<div class=\"buttons\">")
    func button(_ verb: StaticString, _ label: StaticString) {
      // Named by itself and the text of its task.
      bytes.append(html: "<button form=\"change\" name=\"do\" value=\"")
      bytes.append(html: verb)
      bytes.append(0x20)
      bytes.append(decimal: id)
      bytes.append(html: "\" id=\"")
      bytes.append(html: verb)
      bytes.append(decimal: id)
      bytes.append(html: "\" aria-labelledby=\"")
      bytes.append(html: verb)
      bytes.append(decimal: id)
      bytes.append(html: " t")
      bytes.append(decimal: id)
      bytes.append(html: "\">")
      bytes.append(html: label)
      bytes.append(html: "</button>")
    }
    if isDone { button("reopen", "Reopen") } else { button("done", "Done") }
    bytes.append(html: "<a class=\"button\" id=\"edit")
    bytes.append(decimal: id)
    bytes.append(html: "\" aria-labelledby=\"edit")
    bytes.append(decimal: id)
    bytes.append(html: " t")
    bytes.append(decimal: id)
    bytes.append(html: "\" href=\"/edit?id=")
    bytes.append(decimal: id)
    bytes.append(html: "\">Edit</a>")
    button("remove", "Remove")
    bytes.append(html: "</div>")
  }

  private func append(lines text: String, to bytes: inout [UInt8]) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { bytes.append(0x0A) }
      bytes.append(text: String(line))
    }
  }

  /// When the first of the tasks that `frame` shows looks different, in milliseconds since 1970.
  ///
  /// It is late, waits no more, or its claim ends. A day that ends is another page.
  func nextTurn(_ list: [PackedTasks], _ frame: ListLayout) -> Int64? {
    var first: Int64?
    func consider(_ moment: Int64) {
      if moment > clock.milliseconds { first = min(first ?? moment, moment) }
    }
    list.forEachLaidOut(frame) { _, _, span, _ in
      let fields = PackedFields(decoding: span)
      if fields.done == nil, let due = fields.due(in: span) {
        consider(Int64(due.overdue(in: &zone)) * 1_000)
      }
      if let wait = fields.date(fields.wait, in: span) {
        consider(Int64(wait.start(in: &zone)) * 1_000)
      }
      if let claim = fields.claim { consider(claim.until) }
    }
    return first
  }
}
