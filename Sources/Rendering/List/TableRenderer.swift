import Dates
import Queries
import Model
import Text

/// Aligned columns under a heading, no line wider than the terminal.
///
/// A sign repeats each colour: `!` before a task of high priority, and before a due date that is
/// over. After the text comes how much of a checklist is done, or `+` for another note.
struct TableRenderer: ListRenderer {
  let look: RenderOptions
  let fields: FieldWriter

  init(_ look: RenderOptions) {
    self.look = look
    fields = FieldWriter(look.clock)
  }

  var name: String {
    // Dates are shown relative to the day.
    "table \(look.width) \(look.style) \(look.hasFooter) \(look.clock.today) \(look.name)"
  }

  var status: TaskStatus { look.query.status }

  func frame(_ list: [PackedTasks]) -> ListLayout {
    var frame = ListLayout(look.selected(list)) { group in
      Array((look.style.strong(cut(visible(group), to: look.width)) + "\n").utf8)
    }
    let content = TableContent(list, frame, self)
    guard content.count > 0 else { return frame }
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
      let footer = cut(content.footer, to: look.width)
      frame.tail = Array((look.style.faint(footer) + "\n").utf8)
    }
    return frame
  }

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
      let isPlain = parsed.note == nil && parsed.priority != .high
      if isPlain, text.isPrintableASCII, text.count <= width {
        bytes.appendVisible(text)
        if !isLast { bytes += repeatElement(UInt8(ascii: " "), count: width - text.count) }
      } else {
        append(textCell: text, details, parsed, width: width, isLast: isLast, to: &bytes)
      }
    default:
      let cell = cell(column, id, text, details, parsed)
      let short = cut(cell.text, to: width)
      bytes += (cell.isLate ? look.style.late(short) : short).utf8
      if !isLast { bytes += padding(short, to: width).utf8 }
    }
  }

  private func append(
    textCell text: Span<UInt8>, _ details: Span<UInt8>, _ parsed: PackedFields, width: Int,
    isLast: Bool, to bytes: inout [UInt8]
  ) {
    var mark = noteMark(details, parsed)
    let sign = parsed.priority == .high ? "! " : ""
    let whole = sign + visible(text.string)
    // Not where it would leave no room for the text.
    if mark.count + 4 > width, whole.columnCount + mark.count + 1 > width { mark = "" }
    let room = width - (mark.isEmpty ? 0 : mark.count + 1)
    let short = cut(whole, to: room)
    bytes += (sign.isEmpty ? short : look.style.strong(short)).utf8
    if !mark.isEmpty { bytes += (" " + look.style.faint(mark)).utf8 }
    if !isLast { bytes += padding(short + (mark.isEmpty ? "" : " " + mark), to: width).utf8 }
  }

  /// The cell of a column other than number and text.
  func cell(
    _ column: Column, _ id: Int64, _ text: Span<UInt8>, _ span: Span<UInt8>, _ details: PackedFields
  ) -> (text: String, isLate: Bool) {
    var bytes: [UInt8] = []
    var isLate = false
    switch column {
    case .created: fields.append(minute: details.created, to: &bytes)
    case .changed: fields.append(minute: details.changed, to: &bytes)
    case .done: if let done = details.done { fields.append(minute: done, to: &bytes) }
    case .due:
      guard let due = details.due.flatMap({ DueDate(stored: span.extracting($0)) }) else {
        fallthrough
      }
      isLate = details.done == nil && due.isOverdue(look.clock)
      if isLate { bytes += "! ".utf8 }
      fields.append(relative: due, to: &bytes)
    default: fields.append(column, id, text, span, details, to: &bytes)
    }
    return (String(decoding: bytes, as: UTF8.self), isLate)
  }
}
