import Dates
import Queries
import Model
import Text

/// Aligned columns under a heading, no line wider than the terminal.
///
/// A sign repeats each colour: `!` before a task of high priority, and before a due date that is
/// over; `✓` before a task that is done. After the text comes how much of a checklist is done, or `+`
/// for another note.
struct TableRenderer: QueryRenderer {
  let look: RenderOptions
  let fields: FieldWriter

  init(_ look: RenderOptions) {
    self.look = look
    fields = FieldWriter(look.clock)
  }

  var name: String {
    // Dates are shown relative to the day.
    "table \(look.width) \(look.style) \(look.hasFooter) \(look.hasUnicode) \(look.clock.today) "
      + "\(look.isFiltered) \(look.place.utf8.count):\(look.place) \(look.name)"
  }

  func frame(_ list: [PackedTasks]) -> ListLayout {
    let selected = look.selected(list)
    var frame = ListLayout(selected) { group in
      Array((look.style.strong(cut(visible(group), to: look.width)) + "\n").utf8)
    }
    let content = TableContent(list, frame, self)
    guard content.count > 0 else {
      if look.hasFooter, let waiting = selected?.waiting, waiting > 0 {
        frame.tail = Array((look.style.faint(content.footer(selected, look)) + "\n").utf8)
      }
      return frame
    }
    if let until = content.until { frame.until = min(frame.until ?? until, until) }
    let layout = TableLayout(look.columns, content, width: look.width)
    let columns = zip(layout.columns, layout.widths)
    frame.layout = columns.flatMap { [Column.all.firstIndex(of: $0) ?? 0, $1] }
    let headings = columns.map { column, width in
      column == .id
        ? padded(column.heading, toRight: width) : padded(cut(column.heading, to: width), to: width)
    }
    frame.head = Array(
      (look.style.faint(headings.joined(separator: "  ").trimmingEnd { $0 == " " }) + "\n").utf8)
    if look.hasFooter {
      let footer = cut(content.footer(selected, look), to: look.width)
      frame.tail = Array((look.style.faint(footer) + "\n").utf8)
    }
    return frame
  }

  /// Without a task there is at most one line, which counts those that wait.
  func showsNoTask(_ bytes: [UInt8]) -> Bool { bytes.count { $0 == 0x0A } < 2 }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {
    let parsed = PackedFields(decoding: details)
    for place in stride(from: 0, to: frame.layout.count, by: 2) {
      if place > 0 { bytes += "  ".utf8 }
      let isLast = place + 2 == frame.layout.count
      append(
        Column.all[frame.layout[place]], width: frame.layout[place + 1], isLast: isLast, id,
        text, details, parsed, to: &bytes)
    }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func append(
    _ column: Column, width: Int, isLast: Bool, _ id: Int64, _ text: Span<UInt8>,
    _ details: Span<UInt8>, _ parsed: PackedFields, to bytes: inout [UInt8]
  ) {
    switch column {
    case .id:
      look.style.appendNumber(id, width: width, to: &bytes)
    case .text:
      let isPlain = parsed.note == nil && parsed.priority != .high && parsed.done == nil
      if isPlain, text.isPrintableASCII, text.count <= width {
        bytes.appendVisible(text)
        if !isLast { bytes += repeatElement(UInt8(ascii: " "), count: width - text.count) }
      } else {
        append(textCell: text, details, parsed, width: width, isLast: isLast, to: &bytes)
      }
    default:
      let cell = cell(column, id, text, details, parsed)
      let short = cut(cell.text, to: width)
      switch cell.urgency {
      case .late: bytes += look.style.late(short).utf8
      case .today: bytes += look.style.today(short).utf8
      case .none: bytes += (parsed.done == nil ? short : look.style.faint(short)).utf8
      }
      if !isLast { bytes += padding(short, to: width).utf8 }
    }
  }

  private func append(
    textCell text: Span<UInt8>, _ details: Span<UInt8>, _ parsed: PackedFields, width: Int,
    isLast: Bool, to bytes: inout [UInt8]
  ) {
    var mark = noteMark(details, parsed)
    let sign = sign(parsed)
    let whole = sign + visible(text.string)
    // Not where it would leave no room for the text.
    if mark.count + 4 > width, whole.columnCount + mark.count + 1 > width { mark = "" }
    let room = width - (mark.isEmpty ? 0 : mark.count + 1)
    let short = cut(whole, to: room)
    let isDone = parsed.done != nil
    bytes +=
      (isDone ? look.style.faint(short) : sign.isEmpty ? short : look.style.strong(short)).utf8
    if !mark.isEmpty { bytes += (" " + look.style.faint(mark)).utf8 }
    if !isLast { bytes += padding(short + (mark.isEmpty ? "" : " " + mark), to: width).utf8 }
  }

  /// What stands before the text of a task.
  func sign(_ details: PackedFields) -> String {
    if details.done != nil { return look.hasUnicode ? "✓ " : "x " }
    return details.priority == .high ? "! " : ""
  }

  enum Urgency {
    case none, today, late
  }

  /// The cell of a column other than number and text.
  func cell(
    _ column: Column, _ id: Int64, _ text: Span<UInt8>, _ span: Span<UInt8>, _ details: PackedFields
  ) -> (text: String, urgency: Urgency) {
    var bytes: [UInt8] = []
    var urgency = Urgency.none
    switch column {
    case .created: fields.append(relative: details.created, to: &bytes)
    case .changed: fields.append(relative: details.changed, to: &bytes)
    case .owner:
      guard let claim = fields.claim(details) else { break }
      let left = Countdown(to: claim.until, from: look.clock.milliseconds)
      bytes += "@\(visible(span.extracting(claim.owner).string)) \(left.text)".utf8
    case .claimedUntil:
      if let claim = fields.claim(details) { fields.append(relative: claim.until, to: &bytes) }
    case .done: if let done = details.done { fields.append(relative: done, to: &bytes) }
    case .wait:
      guard let wait = details.date(details.wait, in: span) else {
        fields.append(column, id, text, span, details, to: &bytes)
        break
      }
      fields.append(relative: wait, to: &bytes)
    case .due:
      guard let due = details.due(in: span) else { fallthrough }
      if details.done == nil { urgency = self.urgency(due) }
      if urgency == .late { bytes += "! ".utf8 }
      fields.append(relative: due, to: &bytes)
    default: fields.append(column, id, text, span, details, to: &bytes)
    }
    return (String(decoding: bytes, as: UTF8.self), urgency)
  }

  private func urgency(_ due: DueDate) -> Urgency {
    var zone = LocalZone()
    if due.isOverdue(look.clock) { return .late }
    return due.day(in: &zone) == look.clock.today ? .today : .none
  }
}
